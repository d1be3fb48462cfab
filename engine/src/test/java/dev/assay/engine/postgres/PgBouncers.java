package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Optional;

/** PgBouncer for tests: skipped where it is not there, unless every tool is required. */
public final class PgBouncers {

    private PgBouncers() {}

    /** The program; a test that asks for it is skipped where it is not on the PATH. */
    public static Path program() {
        Optional<Path> program = PgBouncer.find();
        if ("true".equals(System.getenv("ASSAY_REQUIRE_TOOLS"))) {
            assertThat(program).as("pgbouncer on the PATH").isPresent();
        }
        assumeTrue(program.isPresent(), "pgbouncer is not on the PATH; install the package 'pgbouncer'");
        return program.get();
    }
}
