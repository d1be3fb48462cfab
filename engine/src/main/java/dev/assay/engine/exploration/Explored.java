package dev.assay.engine.exploration;

import dev.assay.engine.execution.Probed;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.wire.WireRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** The cases that an explored scenario turned out to have, once its act was seen without a fault. */
public sealed interface Explored permits CrashExploration, InterleavingExploration {

    /** The name of the case in which nothing goes wrong. */
    String WITHOUT_FAULT = "without-fault";

    /**
     * How much is explored.
     *
     * @param modes what happens at crash points, in place of what the scenario says
     * @param exhaustive whether crash points are run of which another one shows the same
     * @param preemptions how often a schedule changes from one of two runners to the other, 1 or 2
     */
    record Options(Optional<List<Fault.Kind>> modes, boolean exhaustive, int preemptions) {}

    /**
     * Plans the exploration of a scenario.
     *
     * @param scenario a scenario that is explored
     * @param observed what its last act showed in a run without a fault
     * @param options how much is explored
     * @return the plan
     */
    static Explored of(Scenario scenario, Probed.Observed observed, Options options) {
        Exploration exploration = scenario.exploration().orElseThrow();
        if (exploration instanceof Exploration.CrashPoints points) {
            return new CrashExploration(
                    scenario,
                    options.modes()
                            .map(modes -> new Exploration.CrashPoints(modes, points.retries(), points.at()))
                            .orElse(points),
                    observed,
                    options.exhaustive());
        }
        return new InterleavingExploration(
                scenario, (Exploration.Interleavings) exploration, observed, options.preemptions());
    }

    /**
     * Finds the act that is explored.
     *
     * @param scenario a scenario that is explored
     * @return its last act
     */
    static Step.Solo act(Scenario scenario) {
        return scenario.cases().get(0).explorable().orElseThrow();
    }

    /**
     * Tells what a case is a case of.
     *
     * @param name its name, for instance {@code 17:after:blackout} or {@code 17+9}
     * @return interleavings for a schedule, otherwise crash points
     */
    static Exploration.Kind kindOf(String name) {
        return Schedule.parse(name).isPresent() ? Exploration.Kind.INTERLEAVINGS : Exploration.Kind.CRASH_POINTS;
    }

    /**
     * Makes the case in which nothing goes wrong.
     *
     * @param scenario a scenario that is explored
     * @return its only case, by the name that it has among the explored ones
     */
    static Scenario.Case withoutFault(Scenario scenario) {
        return new Scenario.Case(WITHOUT_FAULT, scenario.cases().get(0).steps());
    }

    /**
     * Tells how a request that was seen is known again in another run of the act.
     *
     * @param side on which side of it something happens
     * @param request the request, as it was seen without a fault
     * @return the moment
     */
    static Moment.AtRequest moment(Moment.Side side, WireRequest request) {
        return new Moment.AtRequest(
                side, request.ordinal(), request.connection(), request.connectionOrdinal(), request.headline());
    }

    /**
     * Tells which scenario it is.
     *
     * @return the scenario
     */
    Scenario scenario();

    /**
     * Lists the cases to run, in their order.
     *
     * @return the cases
     */
    List<Scenario.Case> cases();

    /**
     * Finds a case, also one that need not be run because another one shows the same.
     *
     * @param name its name, for instance {@code 17:after:blackout}
     * @return the case, empty if the act has no such point
     */
    Optional<Scenario.Case> named(String name);

    /**
     * Chooses cases that need not be run, to be run all the same.
     *
     * @param run the names of the cases that are run; only what they cover can be held against them
     * @param count how many at most
     * @param seed what the choice depends on; the same seed chooses the same cases
     * @return the cases, in their order
     */
    List<Scenario.Case> audit(Set<String> run, int count, long seed);

    /**
     * Lists what need not be run.
     *
     * @return for the name of each such case, the one that shows the same
     */
    SortedMap<String, String> covered();

    /**
     * Lists the requests over which the committed state changes.
     *
     * @return the ambiguous commits, in their order
     */
    List<Ambiguity> ambiguities();

    /**
     * Tells why nothing can be tried that the scenario is about.
     *
     * @return what the runner does not have, in a sentence; empty if there are cases to run
     */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Counts what there is.
     *
     * @return the account of the plan
     */
    Account account();

    /**
     * A request whose loss leaves open whether it was done.
     *
     * @param title what it is
     * @param undone the names of the cases in which the server never saw it, in the order of their modes
     * @param done the names of the cases in which the runner never heard of it
     */
    record Ambiguity(String title, List<String> undone, List<String> done) {

        /** Copies the lists. */
        public Ambiguity {
            undone = List.copyOf(undone);
            done = List.copyOf(done);
        }
    }

    /**
     * Where the cases come from.
     *
     * @param requests what the runner sent
     * @param neutral how many of these cannot change the database, so that nothing is tried at them
     * @param unlocked before how many of the others the runner has no lock that it could lose, where that is what is tried
     * @param run how many cases are run
     * @param left how many are not, because a sample is run
     * @param covered how many are not, because another one shows the same
     */
    record Account(int requests, int neutral, int unlocked, int run, int left, int covered) {

        /** Counts what is left where only some are run. */
        Account sampled(int chosen) {
            return new Account(requests, neutral, unlocked, chosen, run + left - chosen, covered);
        }
    }
}
