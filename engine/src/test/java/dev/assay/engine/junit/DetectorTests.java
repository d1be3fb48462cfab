package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.miniature.Flaw;
import dev.assay.engine.postgres.PgBouncers;
import dev.assay.engine.scenario.Behaviour;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each detector is shown a runner with exactly the flaw that it must see. */
class DetectorTests {

    private static final String POOLED =
            EngineRuns.LATE_VERSION.replace("  - deploy: [1, 2, 3]\n", "  - deploy: [1, 2, 3]\n    via: pgbouncer\n");

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void each_flaw_is_seen_as_what_it_is(Flaw flaw) {
        Result result = run(flaw, EngineRuns.LATE_VERSION);

        assertThat(result.behaviour()).as(String.join("\n", result.story())).contains(flaw.seenAs());
        assertThat(result.isExpected()).isEqualTo(flaw.seenAs() == Behaviour.CONVERGES);
    }

    @Test
    void a_fault_that_never_fires_proves_nothing() {
        Result result = run(Flaw.NONE, EngineRuns.LATE_VERSION.replace("  - deploy: [1, 2, 3]", """
                          - deploy: [1, 2, 3]
                            fault: {terminate: backend, when: {waiting: DROP TABLE nothing}}\
                        """));

        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.isExpected()).isFalse();
        assertThat(result.reason())
                .contains("late-version.yaml:16")
                .contains("the fault did not fire")
                .contains("DROP TABLE nothing");
    }

    @Test
    void a_success_that_cannot_be_is_a_divergence() {
        Result result = run(
                Flaw.RECORDS_WITHOUT_APPLYING,
                EngineRuns.LATE_VERSION.replace("INSERT INTO probe VALUES (2);", "INSERT INTO nowhere VALUES (2);"));

        assertThat(result.behaviour()).contains(Behaviour.DIVERGES);
        assertThat(result.reason())
                .contains("success was reported for a release that cannot be applied")
                .contains("2_second")
                .contains("nowhere");
    }

    @Test
    void a_scenario_whose_own_sql_fails_is_an_error_and_not_the_runners_fault() {
        Result result = run(
                Flaw.NONE,
                EngineRuns.LATE_VERSION.replace("INSERT INTO probe VALUES (0)", "INSERT INTO nowhere VALUES (0)"));

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.behaviour()).isEmpty();
        assertThat(result.reason()).contains("late-version.yaml:14").contains("the scenario's own SQL failed");
    }

    @Test
    void a_capability_that_the_runner_lacks_makes_the_scenario_not_applicable() {
        Result result = run(
                Flaw.COMPARES_WITH_THE_MAXIMUM, EngineRuns.LATE_VERSION.replace("story:", "requires: [adopt]\nstory:"));

        assertThat(result.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(result.isExpected()).isTrue();
        assertThat(result.reason()).contains("requires adopt");
    }

    @Test
    void a_lock_that_stays_on_a_connection_of_the_pooler_is_a_leak() {
        Result result = run(Flaw.TRUSTS_ITS_SESSION, POOLED, AssayConstants.PGBOUNCER, pgbouncer());

        assertThat(result.behaviour()).as(String.join("\n", result.story())).contains(Behaviour.LEAKS);
        assertThat(result.reason()).contains("advisory lock 4711 is still held");
    }

    @Test
    void a_runner_that_needs_no_session_converges_through_the_pooler_and_its_idle_sessions_are_no_leak() {
        Result result = run(Flaw.NONE, POOLED, AssayConstants.PGBOUNCER, pgbouncer());

        assertThat(result.behaviour()).as(String.join("\n", result.story())).contains(Behaviour.CONVERGES);
    }

    @Test
    void a_case_whose_program_is_not_there_has_no_verdict_and_says_what_to_install() {
        Result result = run(Flaw.NONE, POOLED, AssayConstants.PGBOUNCER, "/nowhere/pgbouncer");

        assertThat(result.verdict()).isEqualTo(Verdict.NONE);
        assertThat(result.behaviour()).isEmpty();
        assertThat(result.isExpected()).isTrue();
        assertThat(result.reason())
                .contains("it could not be run")
                .contains("/nowhere/pgbouncer")
                .contains("install PgBouncer")
                .contains("assay.pgbouncer");
    }

    @Test
    void a_case_whose_program_is_not_there_is_an_error_where_every_program_is_required() {
        Result result = run(
                Flaw.NONE,
                POOLED,
                AssayConstants.PGBOUNCER,
                "/nowhere/pgbouncer",
                AssayConstants.PROGRAMS_REQUIRED,
                "true");

        assertThat(result.verdict()).isEqualTo(Verdict.ERROR);
        assertThat(result.isExpected()).isFalse();
        assertThat(result.reason()).contains("install PgBouncer").contains("assay.programs.required is true");
    }

    @Test
    void what_an_operator_does_after_a_release_is_not_charged_to_the_runner_before_it() {
        Result result = run(Flaw.REFUSES_LATE_VERSIONS, EngineRuns.LATE_VERSION.replace("  - sql:", """
                          - hold: {session: reader, sql: SELECT 1}
                          - deploy: [1, 2, 3]
                            expect: {outcome: refusal}
                          - release: reader
                          - sql:\
                        """));

        assertThat(result.behaviour()).as(String.join("\n", result.findings())).contains(Behaviour.REFUSES);
    }

    private static String pgbouncer() {
        return PgBouncers.program().toString();
    }

    private Result run(Flaw flaw, String scenario, String... parameters) {
        Path file = EngineRuns.write(directory, "late-version.yaml", scenario);
        Map<String, String> all = new HashMap<>();
        all.put(AssayConstants.RUNNER, flaw.runner());
        all.put(AssayConstants.BOUND, flaw.seenAs() == Behaviour.HANGS ? "1" : "60");
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        List<Result> results = EngineRuns.results(EngineRuns.run(selectFile(file.toFile()), all));
        assertThat(results).hasSize(1);
        return results.get(0);
    }
}
