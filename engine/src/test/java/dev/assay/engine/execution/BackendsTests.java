package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Backend;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackendsTests {

    private static Backend at(String query) {
        return new Backend(7, "runner", "active", "Lock", "relation", query, Instant.EPOCH, null, null);
    }

    @Test
    void are_described_by_what_they_wait_for_and_do() {
        assertThat(Backends.describe(at("CREATE INDEX i\n  ON t (a)")))
                .isEqualTo("pid 7 (active, waits for Lock) CREATE INDEX i | ON t (a)");
    }

    @Test
    void are_described_without_the_passwords_that_they_set() {
        assertThat(Backends.describe(at("ALTER ROLE app PASSWORD 's3cret'")))
                .isEqualTo("pid 7 (active, waits for Lock) ALTER ROLE app PASSWORD '[redacted]'");
    }

    @Test
    void are_described_without_a_password_whose_beginning_is_too_far_back_to_be_shown() {
        assertThat(Backends.describe(at("ALTER ROLE app PASSWORD '" + "s3cret".repeat(100) + "' VALID UNTIL '2030'")))
                .doesNotContain("s3cret")
                .endsWith("VALID UNTIL '2030'");
    }
}
