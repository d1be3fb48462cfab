package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.miniature.Carelessness;
import dev.assay.engine.scenario.Behaviour;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two runners, of which one builds an index concurrently while the other waits for its turn. */
class RaceTests {

    private static final String STORY = """
            id: race
            title: A runner that waits for its turn does not stop the index build of the other
            family: races
            profile: concurrent
            severity: wedged
            sources: [flyway/flyway#1654]
            story: Two pods start with a release that builds an index.
            migrations:
              - {version: 1, name: account, up: "CREATE TABLE account (id bigint PRIMARY KEY, email text)"}
              - version: 2
                name: patience
                up: |
                  DO 'BEGIN EXECUTE format(''ALTER ROLE %%I IN DATABASE %%I SET deadlock_timeout = %%L'',
                                           current_user, current_database(), ''%s''); END'
              - version: 3
                name: account_email
                transactional: false
                up: CREATE INDEX CONCURRENTLY account_email_idx ON account (email)
            steps:
              - deploy: [1, 2]
              - hold: {session: writer, sql: "INSERT INTO account VALUES (1, 'late')"}
              - race: [1, 2, 3]
                when: {waiting: CREATE INDEX CONCURRENTLY, phase: early}
                then-release: writer
                release-after: %s
            accept: [converges]
            """;

    private static final String ORPHAN = """
            id: race
            title: Two runners wait beside the session of a killed one
            family: races
            profile: crash-safe
            severity: silent
            sources: [prisma/orm#12999]
            story: The session of a killed runner waits for a row, and two new runners start.
            migrations:
              - {version: 1, name: account, up: "CREATE TABLE account (id bigint PRIMARY KEY, balance bigint)"}
              - {version: 2, name: interest, up: UPDATE account SET balance = balance + 5}
            steps:
              - deploy: [1]
              - sql: INSERT INTO account VALUES (1, 100)
              - hold: {session: clerk, sql: SELECT id FROM account FOR UPDATE}
              - deploy: [1, 2]
                fault: {kill: runner, when: {waiting: UPDATE account}}
              - race: [1, 2]
                when: {waiting: UPDATE account}
                then-release: clerk
              - await: orphans
              - deploy: [1, 2]
            accept: [converges]
            """;

    @TempDir
    Path directory;

    /** The wait that reaches {@code deadlock_timeout} with both of them waiting is the one that the server ends. */
    @ParameterizedTest
    @CsvSource({
        "100ms, deadlock-timeout, STUCK, CREATE INDEX CONCURRENTLY",
        "4s, waiting, REFUSES, pg_advisory_lock",
    })
    void the_one_whose_wait_is_older_survives(String timeout, String after, Behaviour behaviour, String victim) {
        Result result = run(Carelessness.NONE, timeout, after);

        assertThat(result.behaviour()).as(result.reason()).contains(behaviour);
        assertThat(String.join("\n", result.story())).contains("deadlock detected");
        assertThat(String.join("\n", result.story()).split("deadlock detected", -1)[1])
                .as("what the server was asked to do")
                .contains(victim.equals("pg_advisory_lock") ? "advisory lock" : "virtual transaction");
    }

    /** The server sees one of them wait for an index build, and that build for nobody: it ends neither. */
    @Test
    void a_lock_on_an_idle_connection_makes_both_wait_for_ever() {
        Result result = run(Carelessness.LOCKS_ON_AN_IDLE_CONNECTION, "100ms", "deadlock-timeout");

        assertThat(result.behaviour()).as(result.reason()).contains(Behaviour.HANGS);
        assertThat(String.join("\n", result.story())).doesNotContain("deadlock detected");
    }

    /** Without a lock each of them has read the tracker before the row is free, and does it all once more. */
    @ParameterizedTest
    @CsvSource({"NONE, CONVERGES, 1", "TAKES_NO_LOCK, DIVERGES, 3"})
    void the_session_of_a_killed_runner_is_not_the_first_of_the_two(Carelessness way, Behaviour behaviour, int times) {
        Result result = run(way, ORPHAN);

        assertThat(result.verdict()).as(result.reason()).isNotEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.behaviour()).as(result.reason()).contains(behaviour);
        assertThat(result.evidence().steps().get(4).act().orElseThrow().trace())
                .filteredOn(line -> line.startsWith("F\tExecute") && line.contains("UPDATE account"))
                .hasSize(times - 1);
    }

    private Result run(Carelessness way, String timeout, String after) {
        return run(way, STORY.formatted(timeout, after));
    }

    private Result run(Carelessness way, String story) {
        Path file = EngineRuns.write(directory, "race.yaml", story);
        return EngineRuns.results(EngineRuns.run(
                        selectFile(file.toFile()),
                        Map.of(AssayConstants.RUNNER, way.runner(), AssayConstants.BOUND, "10")))
                .get(0);
    }
}
