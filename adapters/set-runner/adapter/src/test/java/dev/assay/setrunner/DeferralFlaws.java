package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Runners for which nothing can wait, or that cannot say what does. */
final class DeferralFlaws {

    private DeferralFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("defers-nothing", DefersNothing::new, 86),
                Miniature.breaking("knows-one-set-only", KnowsOneSetOnly::new, 86));
    }

    private static final class DefersNothing extends Parts {
        @Override
        Deferral deferral() {
            return new Deferral() {
                @Override
                Set<Long> among(SortedMap<Long, Instructions> pending) {
                    return Set.of();
                }
            };
        }
    }

    private static final class KnowsOneSetOnly extends Parts {
        @Override
        VerifyObjectsCommand verifyObjects(Options options, Session session, MigrationSet disk) {
            return new VerifyObjectsCommand(options, session, disk) {
                @Override
                VerifyResult run() throws SQLException {
                    VerifyResult both = super.run();
                    return new VerifyResult(
                            both.missing(), List.of(), both.extra(), both.renamed(), both.changed(), both.objects());
                }
            };
        }
    }
}
