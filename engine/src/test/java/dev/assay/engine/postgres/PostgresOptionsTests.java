package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresOptionsTests {

    private static PostgresOptions parse(@Nullable String mode, @Nullable String major, @Nullable String image) {
        return PostgresOptions.parse(mode, major, image, Map.of());
    }

    private static @Nullable Endpoint url(String url, Map<String, String> environment) {
        return PostgresOptions.parse(url, null, null, environment).external();
    }

    @Nested
    class Reads {

        @Test
        void auto_when_nothing_is_said() {
            PostgresOptions options = parse(null, " ", "");

            assertThat(options).isEqualTo(parse("auto", null, null));
            assertThat(options.mode()).isEqualTo(PostgresOptions.Mode.AUTO);
            assertThat(options.major()).isEqualTo(18);
            assertThat(options.image()).isEqualTo("postgres:18");
        }

        @Test
        void a_major_and_the_image_that_goes_with_it() {
            assertThat(parse("testcontainers", "15", null).image()).isEqualTo("postgres:15");
            assertThat(parse("embedded", "15", null)).isEqualTo(PostgresOptions.embedded(15));
        }

        @Test
        void an_image_of_its_own() {
            assertThat(parse("testcontainers", null, "mine/postgres:1").image()).isEqualTo("mine/postgres:1");
        }

        @Test
        void a_libpq_url_with_escapes() {
            assertThat(url("postgresql://a%40b:c%2Fd+e@localhost:5433/my%20db", Map.of()))
                    .isEqualTo(new Endpoint("localhost", 5433, "my db", "a@b", "c/d+e"));
        }

        @Test
        void a_jdbc_url_with_parameters() {
            assertThat(url("jdbc:postgresql://[::1]/app?user=me&password=pw&sslmode=disable", Map.of()))
                    .isEqualTo(new Endpoint("::1", 5432, "app", "me", "pw"));
        }

        @Test
        void user_and_password_from_the_environment_when_the_url_has_none() {
            assertThat(url("postgresql://127.0.0.1", Map.of("PGUSER", "env", "PGPASSWORD", "secret")))
                    .isEqualTo(new Endpoint("127.0.0.1", 5432, "postgres", "env", "secret"));
        }
    }

    @Nested
    class Refuses {

        @Test
        void a_mode_that_there_is_not() {
            assertThatThrownBy(() -> parse("dokcer", null, null))
                    .isInstanceOf(PostgresException.class)
                    .hasMessage("--postgres dokcer: expected auto, embedded, testcontainers, or a URL that begins with"
                            + " jdbc:postgresql: or postgresql:, found \"dokcer\" [--postgres (or assay.postgres) names"
                            + " where the server comes from]; next: use one of these words, or leave the option out for"
                            + " auto");
        }

        @Test
        void a_version_that_is_no_number() {
            assertThatThrownBy(() -> parse("embedded", "18.6", null))
                    .hasMessage(
                            "--pg-version 18.6: expected a whole number such as 18, found \"18.6\" [--pg-version (or"
                                    + " assay.postgres.version) is the major version of PostgreSQL to use]; next: give the major"
                                    + " version alone, for instance --pg-version 18");
        }

        @Test
        void a_version_that_is_too_old() {
            assertThatThrownBy(() -> parse("embedded", "13", null))
                    .hasMessageStartingWith("--pg-version 13: expected PostgreSQL 14 or newer, found \"13\"");
        }

        @Test
        void a_host_that_is_not_this_machine() {
            assertThatThrownBy(() -> url("postgresql://me:hidden@db.example:5432/app", Map.of()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessage("PostgreSQL at db.example:5432: expected a server on this machine (127.0.0.1, ::1 or"
                            + " localhost), found the host \"db.example\" [Assay creates, crashes and drops databases,"
                            + " and does so on loopback addresses only]; next: run a server here, or use --postgres"
                            + " embedded");
        }

        @Test
        void a_url_without_a_user_anywhere() {
            assertThatThrownBy(() -> url("postgresql://localhost/app", Map.of()))
                    .hasMessageStartingWith("--postgres postgresql://localhost/app: expected a user in the URL or in"
                            + " the environment variable PGUSER, found neither");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "postgresql://me:hidden@localhost/app?pasword=hidden",
                    "postgresql://me:hid den@localhost/app",
                    "postgresql://me:hidden@local_host/app",
                    "jdbc:mysql://me:hidden@localhost/app",
                    "jdbc:postgresql:app?password=hidden",
                    "postgresql://localhost/app?user=me&password=hidden&sslmode=verify-full",
                    "postgresql://me:hidden/app@localhost:x/app",
                })
        void a_url_that_it_cannot_use_without_repeating_the_password(String url) {
            assertThatThrownBy(() -> url(url, Map.of()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("expected postgresql://USER@HOST:PORT/DATABASE")
                    .hasMessageContaining("next: correct the URL")
                    .hasNoCause()
                    .message()
                    .doesNotContain("hid");
        }
    }
}
