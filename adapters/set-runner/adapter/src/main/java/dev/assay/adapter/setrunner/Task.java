package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Order;
import dev.assay.engine.scenario.Action;
import dev.assay.setrunner.ChecksumPolicy;
import dev.assay.setrunner.DeferredPolicy;
import dev.assay.setrunner.ExitCode;
import dev.assay.setrunner.MigrationId;
import dev.assay.setrunner.MigrationStatus;
import dev.assay.setrunner.RunListener;
import dev.assay.setrunner.SetRunner;
import dev.assay.setrunner.VerifyResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the runner does for an order, in its own terms.
 *
 * @param edition which build of it
 * @param order the order
 * @param migrations where its release lies
 */
record Task(Edition edition, Order order, Path migrations) {

    /** The tracker that stories about the adoption of golang-migrate leave in the database. */
    static final String LEGACY_TRACKER = "public.schema_migrations";

    /** How long a story lets the runner wait for the migration lock: well under the time after which it counts as hanging. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    /** Does it, telling a line each of what happens, and says how it ended; throws what the runner throws. */
    ExitCode run(List<String> told) {
        SetRunner runner = edition.builder()
                .get()
                .database(
                        order.database().jdbcUrl(),
                        order.database().user(),
                        order.database().password())
                .migrations(migrations)
                .legacyTracker(LEGACY_TRACKER)
                .checksums(ChecksumPolicy.VERIFY)
                .lockWait(LOCK_WAIT)
                .deferred(
                        order.action().verb() == Action.Verb.DEPLOY_DEFERRED
                                ? DeferredPolicy.APPLY
                                : DeferredPolicy.LEAVE)
                .listener(new Telling(told))
                .build();
        switch (order.action().verb()) {
            case DEPLOY, DEPLOY_DEFERRED -> runner.migrate().deferred().forEach(id -> told.add("left for later " + id));
            case ADOPT -> runner.adopt();
            case ROLLBACK -> rollback(runner, order.action().to().orElseThrow(), told);
            case RECOVER -> told.add("nothing to do: the recovery of this runner is to run it again");
            case CLEAN -> runner.clean().removed().forEach(object -> told.add("removed " + object));
            case ACCEPT_CHANGES -> runner.acceptChanges().forEach(id -> told.add("accepted " + id));
            case VERIFY -> {
                return verified(runner.verifyObjects(), told, VerifyResult::complete);
            }
            case VERIFY_REQUIRED -> {
                return verified(runner.verifyObjects(), told, VerifyResult::requiredComplete);
            }
            case VERIFY_DEFERRED -> {
                return verified(runner.verifyObjects(), told, VerifyResult::deferredComplete);
            }
        }
        return ExitCode.COMPLETE;
    }

    private static ExitCode verified(VerifyResult result, List<String> told, Predicate<VerifyResult> complete) {
        result.missing().forEach(id -> told.add("missing " + id));
        result.extra().forEach(id -> told.add("extra " + id));
        result.renamed().forEach(name -> told.add("renamed " + name));
        told.addAll(result.objects());
        return complete.test(result) ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    /** The order names where to end and the runner's command a number: where there is nothing above, there is nothing to do. */
    private static void rollback(SetRunner runner, long to, List<String> told) {
        int above = appliedAbove(runner, to);
        if (above == 0) {
            told.add("nothing to undo: nothing above version " + to + " is applied");
        } else {
            runner.down(above);
        }
    }

    static int appliedAbove(SetRunner runner, long version) {
        return (int) runner.status().stream()
                .filter(status -> status.state() == MigrationStatus.State.APPLIED
                        && status.id().version() > version)
                .count();
    }

    private record Telling(List<String> told) implements RunListener {

        @Override
        public void applied(MigrationId migration, int statements) {
            told.add("applied " + migration);
        }

        @Override
        public void undone(MigrationId migration) {
            told.add("undone " + migration);
        }

        @Override
        public void note(String message) {
            told.add(message);
        }
    }
}
