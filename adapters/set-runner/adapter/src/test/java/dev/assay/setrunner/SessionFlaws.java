package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions that one migration hands to the next as it left them. */
final class SessionFlaws {

    private SessionFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("leaves-settings-to-the-next-file", LeavesSettings::new, 106, 108),
                Miniature.breaking("finds-its-tracker-by-search-path", FindsItsTrackerByPath::new, 107),
                Miniature.breaking("records-as-the-role-of-the-file", RecordsAsTheRoleOfTheFile::new, 108));
    }

    private static final class LeavesSettings extends Parts {
        @Override
        SessionBaseline baseline(Session session) throws SQLException {
            return new SessionBaseline(session) {
                @Override
                void restore() {}
            };
        }
    }

    private static final class FindsItsTrackerByPath extends Parts {
        @Override
        Tracker tracker(Session session, Options options) {
            String table = Sql.identifier(options.tracker().table());
            return new Tracker(session, options.tracker()) {
                @Override
                void insert(MigrationId id, @Nullable String checksum) throws SQLException {
                    try {
                        session.execute("INSERT INTO " + table + " (version, name, checksum) VALUES (" + id.version()
                                + ", " + Sql.literal(id.name()) + ", " + Sql.literal(checksum) + ")");
                    } catch (SQLException e) {
                        throw Failures.tracker(options.tracker(), "write the row of " + id + " into", e);
                    }
                }
            };
        }

        /** The path that the runner itself empties is not one that a migration sets. */
        @Override
        AdoptionWork adoptionWork(
                RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
            RunContext qualified = new RunContext(
                    context.options(),
                    context.session(),
                    context.lock(),
                    context.baseline(),
                    super.tracker(context.session(), context.options()));
            return super.adoptionWork(qualified, adoption, proof, expected);
        }
    }

    private static final class RecordsAsTheRoleOfTheFile extends Parts {
        @Override
        SessionBaseline baseline(Session session) throws SQLException {
            return new SessionBaseline(session) {
                @Override
                void actAsStarted(MigrationLock.Guard guard) {}
            };
        }
    }
}
