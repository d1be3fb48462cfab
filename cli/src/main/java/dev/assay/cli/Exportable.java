package dev.assay.cli;

import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
import java.util.Optional;

/** Which stories can be told by psql, signals and the tool alone. */
final class Exportable {

    private static final int FIRST_DESCRIPTOR = 3;
    private static final int LAST_DESCRIPTOR = 9;

    private Exportable() {}

    /** Says what is in the way; empty if nothing is. */
    static Optional<String> obstacle(Scenario.Case story) {
        long sessions =
                story.steps().stream().filter(Step.Hold.class::isInstance).count();
        if (sessions > LAST_DESCRIPTOR - FIRST_DESCRIPTOR + 1) {
            return Optional.of(sessions + " held sessions, for which a shell has too few descriptors");
        }
        return story.steps().stream()
                .flatMap(step -> obstacle(step).stream().map(what -> step.at().fileAndLine() + ": " + what))
                .findFirst();
    }

    /** The descriptor of the n-th held session, counted from 0. */
    static int descriptor(int session) {
        return FIRST_DESCRIPTOR + session;
    }

    private static Optional<String> obstacle(Step step) {
        if (step instanceof Step.Schedule) {
            return Optional.of("two runners that are held before single requests");
        }
        if (step instanceof Step.Tracker) {
            return Optional.of("a tracker whose rows are rewritten");
        }
        if (step instanceof Step.Act act && act.via().isPresent()) {
            return Optional.of("a pooler between the runner and the server");
        }
        if (step instanceof Step.Solo solo) {
            return solo.fault()
                    .filter(fault -> !isPlain(fault))
                    .map(fault -> "a fault that only Assay can make: "
                            + fault.kind()
                                    .toString()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' ') + " "
                            + fault.when());
        }
        return Optional.empty();
    }

    private static boolean isPlain(Fault fault) {
        boolean byHand = fault.kind() == Fault.Kind.TERMINATE || fault.kind() == Fault.Kind.KILL;
        return byHand && fault.when() instanceof Waiting;
    }
}
