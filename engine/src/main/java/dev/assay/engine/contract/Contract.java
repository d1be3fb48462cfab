package dev.assay.engine.contract;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.contract.RuleResult.Outcome;
import dev.assay.engine.postgres.DatabasePool;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Tries an adapter on small releases and says which rules of the contract it keeps. */
public final class Contract {

    private final Adapter adapter;
    private final DatabasePool pool;
    private final Duration bound;
    private final List<RuleResult> results = new ArrayList<>();
    private boolean broken;

    private Contract(Adapter adapter, DatabasePool pool, Duration bound) {
        this.adapter = adapter;
        this.pool = pool;
        this.bound = bound;
    }

    /**
     * Tries an adapter. A rule that is broken leaves out those that build on it.
     *
     * @param adapter the adapter
     * @param pool gives it empty databases
     * @param bound how long the runner may take for one order
     * @return what came of each rule, in their order
     * @throws InterruptedException if interrupted meanwhile
     */
    public static List<RuleResult> check(Adapter adapter, DatabasePool pool, Duration bound)
            throws InterruptedException {
        Contract contract = new Contract(adapter, pool, bound);
        contract.checkAll();
        return List.copyOf(contract.results);
    }

    /** A rule on a fresh database; answers what was seen. */
    interface Rule {
        String hold(Trial trial) throws IOException, SQLException, InterruptedException, BrokenRule;
    }

    private void checkAll() throws InterruptedException {
        if (adapter.availability() instanceof Availability.NotAvailable missing) {
            broken = true;
            results.add(new RuleResult(
                    "is there and tells its version",
                    Outcome.BROKEN,
                    missing.reason() + "; next: " + missing.remedy()));
        } else {
            Availability.Available there = (Availability.Available) adapter.availability();
            results.add(new RuleResult("is there and tells its version", Outcome.KEPT, there.version()));
        }
        BasicRules basic = new BasicRules(adapter);
        rule("applies what is on disk", basic::applies);
        rule("connects where it is told", basic::goesThroughProxy);
        rule("reads the applied set back", basic::readsBack);
        rule("names every relation of the runner", basic::namesRelations);
        rule("applies nothing twice", basic::appliesOnce);
        rule("applies what is new", basic::appliesNew);
        rule("reports failure where a migration fails", basic::fails);
        rule("ends when it is killed", basic::ends);
        Probes probes = new Probes(adapter);
        rule("says rightly whether it can undo", probes::down);
        rule("says rightly whether it can take over a database", probes::adopt);
        rule("says rightly whether it takes over golang-migrate's tracker", probes::adoptLegacy);
        rule("says rightly whether it can verify", probes::verify);
        rule("says rightly whether it can remove everything", probes::clean);
        rule("says rightly whether it can accept changed texts", probes::acceptChanges);
        rule("says rightly whether it can leave migrations for later", probes::defer);
        note("a statement that must not run in a transaction", trial -> probes.outside(trial, 1));
        note("two such statements in one file", trial -> probes.outside(trial, 2));
    }

    private void note(String what, Rule rule) throws InterruptedException {
        if (!broken) {
            results.add(result(what, rule, Outcome.NOTED));
        }
    }

    private void rule(String name, Rule rule) throws InterruptedException {
        if (broken) {
            results.add(new RuleResult(name, Outcome.LEFT_OUT, "a rule before it is broken"));
            return;
        }
        RuleResult result = result(name, rule, Outcome.KEPT);
        broken = result.outcome() == Outcome.BROKEN && !name.startsWith("says rightly");
        results.add(result);
    }

    private RuleResult result(String name, Rule rule, Outcome otherwise) throws InterruptedException {
        try (Trial trial = new Trial(adapter, pool, bound)) {
            return new RuleResult(name, otherwise, rule.hold(trial));
        } catch (BrokenRule | IOException | AdapterContractException e) {
            return new RuleResult(name, Outcome.BROKEN, String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw new IllegalStateException("the server failed while the rule '" + name + "' was tried", e);
        }
    }
}
