package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EndpointTests {

    private final Endpoint endpoint = new Endpoint("127.0.0.1", 5432, "my db", "a@b", "p:w/d%");

    @Nested
    class Shows {

        @Test
        void a_jdbc_url_without_user_and_password() {
            assertThat(endpoint.jdbcUrl()).isEqualTo("jdbc:postgresql://127.0.0.1:5432/my%20db?sslmode=disable");
        }

        @Test
        void a_libpq_url_with_everything_escaped() {
            assertThat(endpoint.libpqUrl())
                    .isEqualTo("postgresql://a%40b:p%3Aw%2Fd%25@127.0.0.1:5432/my%20db?sslmode=disable");
        }

        @Test
        void an_address_of_version_6_in_brackets() {
            assertThat(new Endpoint("::1", 1, "d", "u", "").libpqUrl())
                    .isEqualTo("postgresql://u@[::1]:1/d?sslmode=disable");
        }

        @Test
        void never_its_password_in_its_text_form() {
            assertThat(endpoint).hasToString("a@b@127.0.0.1:5432/my db");
        }
    }

    @Nested
    class Changes {

        @Test
        void its_database() {
            assertThat(endpoint.withDatabase("other").database()).isEqualTo("other");
        }

        @Test
        void its_address_for_a_proxy() {
            assertThat(endpoint.withAddress("localhost", 7).address()).isEqualTo("localhost:7");
        }
    }
}
