package dev.assay.engine.scenario;

import dev.assay.engine.yaml.Location;

/**
 * Something that goes wrong during a deploy.
 *
 * @param kind what happens
 * @param when the moment
 * @param at where the scenario writes it down
 */
public record Fault(Kind kind, Waiting when, Location at) {

    /** What happens. */
    public enum Kind {
        /** {@code pg_terminate_backend} on the session that waits. */
        TERMINATE_BACKEND,
        /** SIGKILL to the runner's process; its backend lives on. */
        KILL_RUNNER
    }
}
