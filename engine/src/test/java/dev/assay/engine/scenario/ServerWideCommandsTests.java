package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerWideCommandsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE ROLE app                          | CREATE ROLE",
                "create   user app                        | CREATE USER",
                "CREATE GROUP app                         | CREATE GROUP",
                "CREATE TABLESPACE fast LOCATION '/x'     | CREATE TABLESPACE",
                "CREATE DATABASE other                    | CREATE DATABASE",
                "CREATE TABLE t (id int); CREATE ROLE app | CREATE ROLE",
                "-- a role -- CREATE ROLE one             | ",
                "/* first */ CREATE ROLE app              | CREATE ROLE",
            })
    void are_found_where_a_statement_begins(String sql, String command) {
        assertThat(ServerWideCommands.first(sql)).isEqualTo(Optional.ofNullable(command));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE role (id int)",
                "CREATE USER MAPPING FOR PUBLIC SERVER s",
                "INSERT INTO t VALUES ('; CREATE ROLE app')",
                "DO $$ BEGIN IF true THEN CREATE ROLE app; END IF; END $$",
                "DO $b$ BEGIN; CREATE ROLE app; END $b$",
                "SELECT 1 AS \"; CREATE ROLE app\"",
                "ALTER ROLE app IN DATABASE d SET lock_timeout = 1",
            })
    void are_not_seen_in_what_only_looks_like_one(String sql) {
        assertThat(ServerWideCommands.first(sql)).isEmpty();
    }

    @Test
    void are_looked_for_in_a_text_of_any_length() {
        String literal = "'" + "x''".repeat(1_000_000) + "'";

        assertThat(ServerWideCommands.first("SELECT " + literal + "; CREATE ROLE app"))
                .contains("CREATE ROLE");
    }
}
