package dev.assay.engine.execution;

import dev.assay.engine.wire.RequestKind;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.TraceEntry;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run without a fault showed of the act that is to be explored.
 *
 * @param result what the run came to
 * @param observed what the runner asked and what the database held meanwhile; empty if the act was never reached
 */
public record Probed(Result result, Optional<Observed> observed) {

    /**
     * What was observed of the act.
     *
     * @param trace what the runner asked, and what the server answered
     * @param statesBefore for each request, by its ordinal, which committed state the database was in before it; equal
     *     numbers are equal states, negative ones are known to no other; under {@link Long#MAX_VALUE} the last state
     * @param holdersBefore for each request, by its ordinal, the server processes of the runner that held what keeps another
     *     runner out before it; empty where the scenario is not about a lock that is lost
     */
    public record Observed(
            Trace trace, NavigableMap<Long, Integer> statesBefore, Map<Long, Set<Integer>> holdersBefore) {

        /** Copies the maps. */
        public Observed {
            statesBefore = Collections.unmodifiableNavigableMap(new TreeMap<>(statesBefore));
            holdersBefore = Map.copyOf(holdersBefore);
        }

        /**
         * Tells whether the runner could lose its lock before a request. A session that was said goodbye to and has not ended
         * yet keeps nobody out for long.
         *
         * @param ordinal the ordinal of the request
         * @return whether a session that it still had held a lock that keeps another runner out
         */
        public boolean isLockedBefore(long ordinal) {
            Set<Integer> holders = holdersBefore.getOrDefault(ordinal, Set.of());
            return trace.connections().stream()
                    .filter(connection -> holders.contains(connection.backendPid()))
                    .anyMatch(connection -> trace.of(connection.number()).stream()
                            .map(TraceEntry::request)
                            .noneMatch(
                                    request -> request.kind() == RequestKind.TERMINATE && request.ordinal() < ordinal));
        }

        /**
         * Tells in which state the database was before a request.
         *
         * @param ordinal the ordinal of the request
         * @return the number of the state
         */
        public int before(long ordinal) {
            return statesBefore.getOrDefault(ordinal, Integer.MIN_VALUE);
        }

        /**
         * Tells in which state the database was after a request, before the next one.
         *
         * @param ordinal the ordinal of the request
         * @return the number of the state
         */
        public int after(long ordinal) {
            return statesBefore.higherEntry(ordinal).getValue();
        }
    }
}
