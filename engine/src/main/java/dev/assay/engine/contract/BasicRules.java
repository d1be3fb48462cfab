package dev.assay.engine.contract;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.postgres.Backend;
import dev.assay.engine.postgres.Sessions;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.wire.Trace;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** What every adapter must do, whatever its runner can. */
final class BasicRules {

    private static final Duration BOUND = Duration.ofSeconds(60);

    private final Adapter adapter;

    BasicRules(Adapter adapter) {
        this.adapter = adapter;
    }

    String applies(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        trial.mustHaveTables(2);
        return "two migrations on an empty database";
    }

    String goesThroughProxy(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        Trace trace = trial.succeedThroughProxy(Action.DEPLOY, Samples.upTo(2));
        trial.mustHaveTables(2);
        long changing = trace.entries().stream()
                .filter(entry -> !entry.isStateNeutral())
                .count();
        if (changing == 0) {
            throw new BrokenRule(
                    "the requests that made the tables, on the connection to the address of the order",
                    "none in " + trace.entries().size() + " requests",
                    "connect to host and port as they are given, for every order anew; faults happen on that way");
        }
        return "%d requests that may change something, over %d connections"
                .formatted(changing, trace.connections().size());
    }

    String readsBack(Trial trial) throws IOException, InterruptedException, BrokenRule {
        Release release = Samples.upTo(2);
        trial.mustClaim(List.of(), release);
        trial.succeed(Action.DEPLOY, release);
        trial.mustClaim(List.of(1L, 2L), release);
        return "[] before, [1, 2] afterwards";
    }

    String namesRelations(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.sql(Samples.up(1));
        Snapshot expected = trial.snapshot();
        trial.sql("DROP TABLE " + Samples.table(1));
        trial.succeed(Action.DEPLOY, Samples.upTo(1));
        SchemaDifference difference = SchemaDifference.between(expected, trial.snapshot());
        if (!difference.isEmpty()) {
            throw new BrokenRule(
                    "nothing but the table of the migration and "
                            + adapter.tracker().relations(),
                    difference.summary(),
                    "add what belongs to the runner to tracker.relations, or its schema to tracker.schemas");
        }
        return String.join(", ", adapter.tracker().relations().stream().sorted().toList());
    }

    String appliesOnce(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        Release release = Samples.upTo(2);
        trial.succeed(Action.DEPLOY, release);
        Snapshot before = trial.snapshot();
        trial.succeed(Action.DEPLOY, release);
        SchemaDifference difference = SchemaDifference.between(before, trial.snapshot());
        if (!difference.isEmpty()) {
            throw new BrokenRule(
                    "a second run without effect", difference.summary(), "look what the command does beside applying");
        }
        trial.mustClaim(List.of(1L, 2L), release);
        return "the second run succeeds and changes nothing";
    }

    String appliesNew(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        trial.succeed(Action.DEPLOY, Samples.upTo(3));
        trial.mustHaveTables(3);
        trial.mustClaim(List.of(1L, 2L, 3L), Samples.upTo(3));
        return "a third migration, in a second run";
    }

    String fails(Trial trial) throws IOException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(1));
        Release release = Samples.upToAnd(1, Samples.failing(2));
        Outcome outcome = trial.run(Action.DEPLOY, release);
        if (outcome.succeeded()) {
            throw new BrokenRule(
                    "failure, since migration 2 cannot be applied",
                    "success, exit code " + outcome.exitCode() + ": " + Trial.said(outcome),
                    "correct exit-codes.success; a runner that reports success there cannot be tested");
        }
        AppliedSet applied = trial.applied(release);
        return "exit code %d, and the tracker then claims %s".formatted(outcome.exitCode(), applied);
    }

    String ends(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(1));
        try (Connection holder = trial.database().connect("assay contract holder");
                Statement statement = holder.createStatement();
                Sessions sessions = trial.database().sessions()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE " + Samples.table(1) + " IN SHARE MODE");
            Running running = trial.start(Action.DEPLOY, Samples.upToAnd(1, Samples.waiting(2)), true);
            awaitWaiting(running, sessions);
            if (!kill(running)) {
                holder.rollback();
                running.await(BOUND);
                return "not looked at: it is no process of its own";
            }
            Outcome outcome = running.await(BOUND);
            holder.rollback();
            if (outcome.ending() != Outcome.Ending.KILLED) {
                throw new BrokenRule(
                        "a process that SIGKILL ends",
                        outcome.ending().toString().toLowerCase(java.util.Locale.ROOT),
                        "start the runner itself and not something that goes on without it");
            }
            Await.until(
                    "the sessions of the killed runner to end",
                    BOUND,
                    () -> own(sessions).isEmpty());
            return "killed while a migration waited for a lock";
        }
    }

    private static boolean kill(Running running) {
        try {
            running.kill();
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static void awaitWaiting(Running running, Sessions sessions) throws BrokenRule, InterruptedException {
        try {
            Await.until(
                    "the runner to wait for a lock",
                    BOUND,
                    () -> running.hasEnded() || own(sessions).stream().anyMatch(Backend::isWaitingForLock));
        } catch (AwaitTimeoutException e) {
            kill(running);
            throw new BrokenRule(
                    "a migration that waits for a locked table",
                    String.valueOf(e.getMessage()),
                    "look whether the command sets a lock_timeout");
        }
        if (running.hasEnded()) {
            throw new BrokenRule(
                    "a migration that waits for a locked table",
                    "an end: " + Trial.said(running.await(BOUND)),
                    "look whether the command sets a lock_timeout");
        }
    }

    private static List<Backend> own(Sessions sessions) throws SQLException {
        return sessions.backends().stream()
                .filter(backend -> !backend.applicationName().startsWith("assay contract"))
                .toList();
    }
}
