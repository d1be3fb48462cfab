package dev.assay.engine.execution;

import dev.assay.engine.postgres.PgBouncer;
import dev.assay.engine.scenario.Pooler;
import dev.assay.engine.scenario.Scenario;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The programs of this machine that some cases need and Assay does not bring along.
 *
 * @param pgbouncer PgBouncer, if it is there
 * @param required whether a case that cannot be run without one is an error
 */
public record Programs(Optional<Path> pgbouncer, boolean required) {

    /** Says what is missing for a case and what to do, empty if nothing is. */
    Optional<String> lacking(Scenario.Case story) {
        if (!story.poolers().contains(Pooler.PGBOUNCER)
                || pgbouncer.filter(java.nio.file.Files::isExecutable).isPresent()) {
            return Optional.empty();
        }
        String found = pgbouncer
                .map(path -> path + " is no program that can be started")
                .orElse("no '" + PgBouncer.PROGRAM + "' is on the PATH or in /usr/sbin");
        return Optional.of("it could not be run: " + found
                + "; install PgBouncer (the package 'pgbouncer' of most systems), or name it by assay.pgbouncer");
    }
}
