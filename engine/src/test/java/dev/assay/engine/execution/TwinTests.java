package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.data.SequencePosition;
import dev.assay.engine.data.SequencePositions;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.SharedServer;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.Exclusions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwinTests {

    private final DatabasePool pool = DatabasePool.open(SharedServer.get(), 1);
    private final AtomicInteger lived = new AtomicInteger();
    private final TwinMemory memory = new TwinMemory(() -> {
        lived.incrementAndGet();
        return pool.lease();
    });

    @AfterEach
    void close() {
        pool.close();
    }

    private Twin.Content after(String script) throws SQLException {
        try (Twin twin = new Twin(memory, List.of(new Twin.Script(script)))) {
            return twin.content(Set.of(), Exclusions.none());
        }
    }

    @Test
    void lives_through_a_story_once() throws SQLException {
        Twin.Content rows = after("CREATE TABLE t (id int); INSERT INTO t VALUES (1)");

        assertThat(rows).isInstanceOf(Twin.Rows.class);
        assertThat(after("CREATE TABLE t (id int); INSERT INTO t VALUES (1)")).isSameAs(rows);
        assertThat(lived).hasValue(1);
    }

    @Test
    void says_why_the_rows_are_not_known() throws SQLException {
        assertThat(after("DROP INDEX of_the_runner"))
                .isInstanceOfSatisfying(
                        Twin.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("a script fails on the twin", "of_the_runner"));
    }

    @Test
    void knows_nothing_where_it_lost_its_session_and_tries_again() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> after("SELECT pg_terminate_backend(pg_backend_pid())"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("the twin lost its session");
            assertThat(lived).hasValue(attempt);
        }
    }

    @Test
    void knows_how_far_the_sequences_are() throws SQLException {
        assertThat(after("CREATE SEQUENCE s; SELECT setval('s', 40)"))
                .isInstanceOfSatisfying(
                        Twin.Rows.class,
                        rows -> assertThat(rows.positions().sequences())
                                .containsExactly(Map.entry("public.s", new SequencePosition(40, true, 1))));
    }

    @Test
    void does_not_know_it_where_a_migration_was_tried_in_vain_over_a_schema_file() throws SQLException {
        Release adopted = OracleTests.release("INSERT INTO t DEFAULT VALUES; CREATE TABLE u ()");
        List<Twin.Event> story = List.of(
                new Twin.Install("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY); CREATE TABLE u ()"),
                new Twin.Claim(Twin.Kind.APPLIES, adopted, new TreeSet<>(Set.of(1L))));
        try (Twin twin = new Twin(memory, story)) {
            assertThat(twin.content(Set.of(), Exclusions.none()))
                    .isInstanceOfSatisfying(
                            Twin.Rows.class,
                            rows -> assertThat(rows.positions()).isEqualTo(SequencePositions.NONE));
        }
    }
}
