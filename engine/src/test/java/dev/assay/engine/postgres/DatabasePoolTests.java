package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DatabasePoolTests {

    private final PostgresServer server = SharedServer.get();

    private List<String> databases(String like) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = server.connect("postgres", "test");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_database WHERE datname LIKE '" + like + "' ORDER BY 1")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String prefixOf(Database database) {
        return database.name().replaceFirst("_\\d+$", "");
    }

    @Nested
    class Leases {

        @Test
        void empty_databases_each_once() throws SQLException {
            try (DatabasePool pool = DatabasePool.open(server, 2)) {
                Set<String> names = new HashSet<>();
                for (int i = 0; i < 6; i++) {
                    try (Database database = pool.lease();
                            Connection connection = database.connect("test");
                            Statement statement = connection.createStatement()) {
                        statement.execute("CREATE TABLE only_here (id int)");
                        names.add(database.name());
                    }
                }
                assertThat(names).hasSize(6).allMatch(name -> name.matches("assay_[a-z0-9]{8}_\\d+"));
            }
        }

        @Test
        void databases_of_the_locale_that_is_wanted() throws SQLException {
            try (DatabasePool pool = DatabasePool.open(server, 1)) {
                assumeThat(pool.hasLocale(Optional.of("und")))
                        .as("built with ICU")
                        .isTrue();

                assertThat(firstOf(pool.lease())).isEqualTo("10_a");
                assertThat(firstOf(pool.lease(Optional.of("und")))).isEqualTo("1_b");
            }
            assertThat(databases("assay\\_%und%")).isEmpty();
        }

        private static String firstOf(Database database) throws SQLException {
            try (Connection connection = database.connect("test");
                    Statement statement = connection.createStatement();
                    ResultSet first = statement.executeQuery("SELECT min(t) FROM (VALUES ('1_b'), ('10_a')) AS v(t)")) {
                first.next();
                return first.getString(1);
            }
        }

        @Test
        void names_that_no_other_pool_has() {
            try (DatabasePool one = DatabasePool.open(server, 1);
                    DatabasePool other = DatabasePool.open(server, 1)) {
                assertThat(prefixOf(one.lease())).isNotEqualTo(prefixOf(other.lease()));
            }
        }

        @Test
        void and_reports_what_went_wrong_in_the_background() {
            PostgresServer doomed = PostgresServer.start(PostgresOptions.embedded(), line -> {});
            try (doomed) {
                DatabasePool pool = DatabasePool.open(doomed, 1, Duration.ofMillis(100));
                pool.lease();
                doomed.crash();
                assertThatThrownBy(() -> {
                            while (true) {
                                pool.lease();
                            }
                        })
                        .isInstanceOf(PostgresException.class)
                        .hasMessageStartingWith("database pool on embedded PostgreSQL 18.")
                        .hasMessageContaining("expected a database copied from the template, found ")
                        .hasMessageContaining("next: ");
                doomed.restart();
                pool.close();
            }
        }

        @Test
        void nothing_once_it_is_closed() {
            DatabasePool pool = DatabasePool.open(server, 1);
            pool.lease();
            pool.close();

            assertThatThrownBy(pool::lease)
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("found the pool is closed");
        }
    }

    @Nested
    class Drops {

        @Test
        void a_database_that_is_still_in_use() throws SQLException {
            try (DatabasePool pool = DatabasePool.open(server, 1)) {
                Database database = pool.lease();
                try (Connection inUse = database.connect("test")) {
                    database.close();
                    assertThat(databases(database.name())).isEmpty();
                    assertThat(inUse.isValid(5)).isFalse();
                }
            }
        }

        @Test
        void everything_when_the_pool_is_closed_but_what_was_kept() throws SQLException {
            DatabasePool pool = DatabasePool.open(server, 2);
            Database kept = pool.lease();
            Database lost = pool.lease();
            kept.keep();
            kept.close();
            pool.close();

            assertThat(databases(prefixOf(lost) + "%")).containsExactly(kept.name());
        }
    }
}
