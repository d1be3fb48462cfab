package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.SharedServer;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OracleTests {

    private final DatabasePool pool = DatabasePool.open(SharedServer.get(), 1);
    private final AtomicInteger replays = new AtomicInteger();
    private final Oracle oracle = new Oracle(() -> {
        replays.incrementAndGet();
        return pool.lease();
    });

    @AfterEach
    void close() {
        pool.close();
    }

    /** A release of one migration. */
    static Release release(String sql) {
        return new Release(List.of(new Migration(
                "1", 1, "one", sql, Optional.empty(), true, false, FileForm.PLAIN, new Location("story.yaml", 1, 1))));
    }

    @Test
    void replays_a_release_once() {
        Oracle.Truth truth = oracle.of(release("CREATE TABLE only_here (id int)"));

        assertThat(truth).isInstanceOf(Oracle.Schema.class);
        assertThat(oracle.of(release("CREATE TABLE only_here (id int)"))).isSameAs(truth);
        assertThat(replays).hasValue(1);
    }

    @Test
    void remembers_that_a_release_cannot_be_applied() {
        assertThat(oracle.of(release("SELECT nothing_there")))
                .isEqualTo(oracle.of(release("SELECT nothing_there")))
                .isInstanceOfSatisfying(
                        Oracle.Impossible.class,
                        impossible -> assertThat(impossible.why()).contains("1_one", "nothing_there"));
        assertThat(replays).hasValue(1);
    }

    @Test
    void knows_nothing_of_a_release_whose_replay_lost_its_session_and_tries_again() {
        Release release = release("SELECT pg_terminate_backend(pg_backend_pid())");

        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> oracle.of(release))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("lost its session");
            assertThat(replays).hasValue(attempt);
        }
    }
}
