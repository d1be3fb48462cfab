package dev.assay.engine.contract;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** Whether a runner can what its adapter claims, and cannot what it denies. */
final class Probes {

    private static final String LEGACY = "public.schema_migrations";

    private final Adapter adapter;

    Probes(Adapter adapter) {
        this.adapter = adapter;
    }

    /** Something that a runner can or cannot do; a broken rule is how it says that it cannot. */
    private interface Attempt {
        void make() throws IOException, SQLException, InterruptedException, BrokenRule;
    }

    private String compare(Capability capability, Attempt attempt)
            throws SQLException, InterruptedException, BrokenRule {
        String word = "'" + Words.spelling(capability) + "'";
        boolean claimed = adapter.capabilities().contains(capability);
        try {
            attempt.make();
        } catch (BrokenRule | IOException | AdapterContractException e) {
            if (claimed) {
                throw new BrokenRule(
                        "the capability " + word + ", which is claimed",
                        "that it "
                                + String.valueOf(e.getMessage())
                                        .replaceFirst("^expected ", "was tried and failed: expected "),
                        "correct the command, or take " + word + " out of the capabilities");
            }
            return "denied, and it cannot";
        }
        if (!claimed) {
            throw new BrokenRule(
                    "no capability " + word + ", which is not claimed",
                    "that the runner can",
                    "add " + word + " to the capabilities");
        }
        return "claimed, and it can";
    }

    String down(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        return compare(Capability.DOWN, () -> {
            trial.succeed(Action.rollback(1), Samples.upTo(2));
            if (trial.exists(Samples.table(2))) {
                throw new BrokenRule("the table of migration 2 gone", "it is there", "look at the command");
            }
            trial.mustClaim(List.of(1L), Samples.upTo(2));
        });
    }

    String adopt(Trial trial) throws SQLException, InterruptedException, BrokenRule {
        trial.sql(Samples.up(1));
        trial.sql(Samples.up(2));
        Release release = Samples.upTo(2);
        return compare(Capability.ADOPT, () -> {
            trial.succeed(Action.ADOPT, release);
            trial.mustClaim(List.of(1L, 2L), release);
            trial.succeed(Action.DEPLOY, Samples.upTo(3));
            trial.mustHaveTables(3);
        });
    }

    String adoptLegacy(Trial trial) throws SQLException, InterruptedException, BrokenRule {
        if (adapter.tracker().relations().contains(LEGACY)) {
            return "not looked at: a table of that name is its own tracker";
        }
        trial.sql(Samples.up(1));
        trial.sql(Samples.up(2));
        trial.sql("CREATE TABLE " + LEGACY + " (version bigint PRIMARY KEY, dirty boolean NOT NULL)");
        trial.sql("INSERT INTO " + LEGACY + " VALUES (2, false)");
        return compare(Capability.ADOPT_LEGACY, () -> {
            trial.succeed(Action.DEPLOY, Samples.upTo(3));
            trial.mustHaveTables(3);
            trial.mustClaim(List.of(1L, 2L, 3L), Samples.upTo(3));
        });
    }

    /** Whether it looks at objects, too, is for scenarios to find out. */
    String verify(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        Snapshot before = trial.snapshot();
        return compare(Capability.VERIFY, () -> {
            trial.succeed(Action.VERIFY, Samples.upTo(2));
            trial.mustBe(before, "a question that changes nothing");
            Outcome outcome = trial.run(Action.VERIFY, Samples.upTo(3));
            if (outcome.succeeded()) {
                throw new BrokenRule(
                        "failure, since migration 3 is pending",
                        "success: " + Trial.said(outcome),
                        "look whether the command compares the database with the files");
            }
        });
    }

    /** Whether it removes other things than tables, too, is for scenarios to find out. */
    String clean(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        Snapshot before = trial.snapshot();
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        return compare(Capability.CLEAN, () -> {
            trial.succeed(Action.CLEAN, Samples.upTo(2));
            trial.mustBe(before, "a database as before the first deploy");
            trial.mustClaim(List.of(), Samples.upTo(2));
        });
    }

    /** A runner that does not notice a changed text has nothing to accept. */
    String acceptChanges(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(2));
        Release changed = Samples.upToAnd(1, Samples.reworded(2));
        return compare(Capability.ACCEPT_CHANGES, () -> {
            if (trial.run(Action.DEPLOY, changed).succeeded()) {
                throw new BrokenRule(
                        "a refusal of the changed text of migration 2",
                        "success: it was not noticed",
                        "look whether the command compares texts");
            }
            trial.succeed(Action.ACCEPT_CHANGES, changed);
            trial.succeed(Action.DEPLOY, changed);
            trial.mustClaim(List.of(1L, 2L), changed);
        });
    }

    /** Whether each of the two answers is true of every schema is for scenarios to find out. */
    String defer(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule {
        Release release = Samples.upToAnd(1, Samples.deferred(2));
        return compare(Capability.DEFER, () -> {
            trial.succeed(Action.DEPLOY, release);
            trial.mustClaim(List.of(1L), release);
            trial.succeed(Action.VERIFY_REQUIRED, release);
            Outcome outcome = trial.run(Action.VERIFY_DEFERRED, release);
            if (outcome.succeeded()) {
                throw new BrokenRule(
                        "failure, since migration 2 is left for later",
                        "success: " + Trial.said(outcome),
                        "look whether the command asks for the deferred migrations");
            }
            trial.succeed(Action.DEPLOY_DEFERRED, release);
            trial.mustClaim(List.of(1L, 2L), release);
            trial.succeed(Action.VERIFY_DEFERRED, release);
        });
    }

    /** Tells whether statements that must not run in a transaction can be run by it. */
    String outside(Trial trial, int statements) throws IOException, SQLException, InterruptedException, BrokenRule {
        trial.succeed(Action.DEPLOY, Samples.upTo(1));
        Outcome outcome = trial.attempt(Action.DEPLOY, Samples.upToAnd(1, Samples.outside(2, statements)));
        boolean built = trial.isTrue("SELECT count(*) = " + statements
                + " FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid"
                + " WHERE c.relname LIKE 'contract_index_%' AND i.indisvalid");
        String end = outcome.ending() == Outcome.Ending.TIMED_OUT ? "it does not end, and " : "";
        return outcome.succeeded() && built ? "it can" : "it cannot: " + end + Trial.said(outcome);
    }
}
