package dev.assay.adapter.command;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.yaml.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command lines of a runner.
 *
 * @param byVerb the arguments by what they do; {@link Verb#DEPLOY} is always there
 */
record Commands(Map<Verb, List<Template>> byVerb) {

    /** What a command does. */
    enum Verb {
        /** Makes what the runner wants beside its files; run before each of the others. */
        PREPARE,
        DEPLOY,
        ADOPT,
        ADOPT_TO_NONE,
        ROLLBACK,
        ROLLBACK_TO_NONE,
        RECOVER,
        RECOVER_TO_NONE,
        VERIFY,
        CLEAN,
        ACCEPT_CHANGES,
        DEPLOY_DEFERRED,
        VERIFY_REQUIRED,
        VERIFY_DEFERRED;

        /** Spells the verb as descriptors write it. */
        String spelling() {
            return Words.spelling(this);
        }

        /** Tells whether it stands in for another command when no version is left. */
        boolean isToNone() {
            return name().endsWith("_TO_NONE");
        }

        /** Names the command that it stands in for. */
        Verb general() {
            return valueOf(name().replace("_TO_NONE", ""));
        }
    }

    Commands {
        byVerb = Map.copyOf(byVerb);
    }

    /** Finds the command that carries out an order, which leaves {@code to} as the newest version. */
    Optional<List<Template>> of(Action action, long to) {
        Verb verb = verb(action);
        Optional<List<Template>> toNone = Optional.of(verb)
                .filter(any -> to == 0 && any != Verb.DEPLOY)
                .map(any -> byVerb.get(Verb.valueOf(any.name() + "_TO_NONE")));
        return toNone.or(() -> Optional.ofNullable(byVerb.get(verb)));
    }

    /** The command that is run before each other one, once the files are written. */
    Optional<List<Template>> prepare() {
        return Optional.ofNullable(byVerb.get(Verb.PREPARE));
    }

    /** Tells what an order asks for. */
    static Verb verb(Action action) {
        return Verb.valueOf(action.verb().name());
    }
}
