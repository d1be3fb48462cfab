package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;

/**
 * Something that goes wrong while the runner acts.
 *
 * @param kind what happens
 * @param when the moment
 * @param at where the scenario writes it down
 */
public record Fault(Kind kind, Moment when, Location at) {

    /** What happens, in the order of the language's reference; the spelling of a constant is the key of its fault. */
    public enum Kind {
        /** The connection is reset (RST), as by a load balancer that drops it. */
        CUT("connection"),
        /** The connection is closed in order (FIN). */
        CLOSE("connection"),
        /** Nothing flows on the connection any more and nothing closes: half open. The runner is ended by its deadline. */
        FREEZE("connection"),
        /** Every connection of the runner is reset, and new ones too until it has ended: the network is gone. */
        BLACKOUT("network"),
        /** {@code pg_terminate_backend} on the session. */
        TERMINATE("backend"),
        /** SIGKILL to the runner's process. */
        KILL("runner"),
        /** The server stops as if the machine had failed ({@code pg_ctl stop -m immediate}), and recovers. */
        SERVER_CRASH("immediate");

        private final String victim;

        Kind(String victim) {
            this.victim = victim;
        }

        /**
         * Names what it happens to: the one value that the key takes.
         *
         * @return for instance {@code connection}
         */
        public String victim() {
            return victim;
        }

        /**
         * Tells whether the runner has no way to reach the database from this moment until it has ended, so that what it
         * does about the fault cannot matter to the database.
         *
         * @return whether it is cut off
         */
        public boolean cutsOff() {
            return this == BLACKOUT || this == KILL || this == FREEZE || this == SERVER_CRASH;
        }

        /**
         * Tells whether only the connection goes, so that a session which waits for something else does not notice.
         *
         * @return whether it does
         */
        public boolean endsConnection() {
            return this == CUT || this == CLOSE || this == FREEZE || this == BLACKOUT;
        }

        /**
         * Tells whether the runner must be a process of its own, because it is ended from outside.
         *
         * @return whether it must
         */
        public boolean endsRunner() {
            return this == KILL || this == FREEZE;
        }
    }
}
