package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AutoTests {

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void takes_the_embedded_server_and_says_why_when_the_image_is_not_here() {
        List<String> progress = new ArrayList<>();
        PostgresOptions options = PostgresOptions.parse("auto", null, "assay/never-built:0", Map.of());
        try (PostgresServer server = PostgresServer.start(options, progress::add)) {
            assertThat(server.description()).startsWith("embedded PostgreSQL 18.");
            assertThat(server.choice())
                    .isIn(
                            "embedded, because no Docker engine answers",
                            "embedded, because Docker has no image assay/never-built:0 here (docker pull"
                                    + " assay/never-built:0 would get it)");
            assertThat(progress).containsExactly("PostgreSQL 18: " + server.choice());
        }
    }
}
