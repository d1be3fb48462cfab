package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.adapter.command.TrackerQueries.Kind;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrackerReaderTests {

    private static final Release ON_DISK = Stories.tables(1, 2, 3, 4);

    private static TestServer server;

    private Endpoint database;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void newDatabase() throws Exception {
        database = server.newDatabase();
    }

    private AppliedSet read(Kind kind, String relation, String applied, Optional<String> dirty) throws SQLException {
        TrackerQueries queries =
                new TrackerQueries(List.of(relation), List.of(), kind, applied, Optional.empty(), dirty);
        try (Connection connection = server.connect(database)) {
            return new TrackerReader(queries, "my.yaml").applied(connection, ON_DISK);
        }
    }

    @Nested
    class Counter {

        private AppliedSet read() throws SQLException {
            return TrackerReaderTests.this.read(
                    Kind.COUNTER,
                    "public.counter",
                    "SELECT version FROM public.counter -- the newest",
                    Optional.of("SELECT version FROM public.counter WHERE dirty"));
        }

        private void holds(String rows) throws SQLException {
            server.sql(database, "CREATE TABLE counter (version bigint, dirty boolean); INSERT INTO counter " + rows);
        }

        @Test
        void claims_nothing_without_a_tracker() throws Exception {
            assertThat(read()).isEqualTo(AppliedSet.NONE);
        }

        @Test
        void claims_nothing_with_an_empty_tracker() throws Exception {
            holds("SELECT 1, false WHERE false");
            assertThat(read()).isEqualTo(AppliedSet.NONE);
        }

        @Test
        void claims_every_version_on_disk_up_to_it() throws Exception {
            holds("VALUES (3, false)");
            assertThat(read()).isEqualTo(AppliedSet.of(List.of(1L, 2L, 3L)));
        }

        @Test
        void claims_no_version_that_is_not_on_disk() throws Exception {
            holds("VALUES (9223372036854775807, false)");
            assertThat(read()).isEqualTo(AppliedSet.of(List.of(1L, 2L, 3L, 4L)));
        }

        @Test
        void does_not_claim_the_dirty_version_but_those_below_it() throws Exception {
            holds("VALUES (3, true)");
            assertThat(read()).isEqualTo(AppliedSet.of(List.of(1L, 2L), OptionalLong.of(3)));
        }

        @Test
        void below_zero_claims_nothing() throws Exception {
            holds("VALUES (-1, true)");
            assertThat(read()).isEqualTo(AppliedSet.of(List.of(), OptionalLong.of(-1)));
        }
    }

    @Nested
    class SetOfVersions {

        @Test
        void claims_exactly_the_rows_on_disk_or_not() throws Exception {
            server.sql(database, "CREATE TABLE done (v text); INSERT INTO done VALUES ('0001'), ('3'), ('99'), (NULL)");
            assertThat(read(Kind.SET, "public.done", "SELECT v FROM public.done", Optional.empty()))
                    .isEqualTo(AppliedSet.of(List.of(1L, 3L, 99L)));
        }

        @Test
        void tells_which_have_two_records() throws Exception {
            server.sql(database, "CREATE TABLE done (v int); INSERT INTO done VALUES (1), (2), (1), (3), (1), (3)");
            AppliedSet read = read(Kind.SET, "public.done", "SELECT v FROM public.done", Optional.empty());

            assertThat(read.versions()).containsExactly(1L, 2L, 3L);
            assertThat(read.repeated()).containsExactly(1L, 3L);
        }

        @Test
        void may_be_in_a_relation_whose_name_has_capitals() throws Exception {
            server.sql(database, "CREATE TABLE \"SequelizeMeta\" (v int); INSERT INTO \"SequelizeMeta\" VALUES (2)");
            assertThat(read(
                            Kind.SET,
                            "public.SequelizeMeta",
                            "SELECT v FROM public.\"SequelizeMeta\"",
                            Optional.empty()))
                    .isEqualTo(AppliedSet.of(List.of(2L)));
        }

        @Test
        void that_holds_something_else_is_an_error_that_shows_it() throws Exception {
            server.sql(database, "CREATE TABLE done (v text); INSERT INTO done VALUES ('m1.sql')");
            assertThatThrownBy(() -> read(Kind.SET, "public.done", "SELECT v FROM public.done", Optional.empty()))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("my.yaml: the tracker has 'm1.sql' where a version is expected; the first column of"
                            + " the queries under 'tracker' must be whole numbers");
        }
    }

    @Test
    void a_query_that_is_wrong_is_an_error_and_not_an_empty_set() throws Exception {
        server.sql(database, "CREATE TABLE done (v int)");
        assertThatThrownBy(() -> read(Kind.SET, "public.done", "SELECT v FROM public.dome", Optional.empty()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("dome");
    }

    @Test
    void a_query_cannot_change_anything() throws Exception {
        server.sql(database, "CREATE TABLE done (v int)");
        String deleting = "WITH gone AS (DELETE FROM public.done RETURNING v) SELECT v FROM gone";
        assertThatThrownBy(() -> read(Kind.SET, "public.done", deleting, Optional.empty()))
                .isInstanceOf(SQLException.class);
    }
}
