package dev.assay.engine.execution;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What runners and server said while a case was lived through; by this a recorded deviation is told from another one of
 * the same behaviour.
 *
 * @param outputs what each runner printed, without secrets
 * @param sqlStates the SQLSTATEs of the errors that the server answered with
 */
record Symptoms(List<String> outputs, Set<String> sqlStates) {

    /** Of a case that was not lived through. */
    static final Symptoms NONE = new Symptoms(List.of(), Set.of());

    Symptoms {
        outputs = List.copyOf(outputs);
        sqlStates = Set.copyOf(sqlStates);
    }

    static Symptoms of(History history, Collection<String> sqlStates) {
        return new Symptoms(history.acts().stream().map(ActSeen::output).toList(), Set.copyOf(sqlStates));
    }
}
