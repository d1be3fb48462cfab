package dev.assay.report.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.junit.RunFacts;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.StreamReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraderTests {

    @TempDir
    private Path directory;

    private Standing standing(RunFacts facts, Result... results) {
        Recorded run = StreamReader.read(SampleRun.write(directory.resolve("r.jsonl"), facts, results));
        return Grader.standing(run, run.runners().get(0), "history");
    }

    private Standing standing(Result... results) {
        return standing(SampleRun.facts("good"), results);
    }

    private static Result refuses(String scenario) {
        return SampleResult.of(scenario, "", "good", Verdict.PASS, Behaviour.REFUSES, Result.Expectation.AS_EXPECTED);
    }

    @Test
    void convergent_if_every_scenario_is_at_its_best() {
        Standing standing = standing(SampleResult.pass("one", "good"), SampleResult.pass("two", "good"));

        assertThat(standing.grade()).isEqualTo(Grade.CONVERGENT);
        assertThat(standing.obstacles()).isEmpty();
    }

    @Test
    void safe_if_all_are_accepted_and_names_what_is_not_the_best() {
        Standing standing = standing(SampleResult.pass("one", "good"), refuses("two"));

        assertThat(standing.grade()).isEqualTo(Grade.SAFE);
        assertThat(standing.obstacles()).extracting(Standing.Obstacle::scenario).containsExactly("two");
    }

    @Test
    void not_conformant_if_one_is_not_accepted_even_where_it_is_recorded() {
        Standing standing = standing(SampleResult.pass("one", "good"), SampleResult.deviation("two", "good"));

        assertThat(standing.grade()).isEqualTo(Grade.NOT_CONFORMANT);
        assertThat(standing.obstacles())
                .containsExactly(new Standing.Obstacle("two", "diverges: column public.a.b is missing"));
    }

    @Test
    void refused_if_a_scenario_did_not_run_or_proves_nothing() {
        assertThat(standing(SampleResult.pass("one", "good")).grade()).isEqualTo(Grade.REFUSED);
        assertThat(standing(SampleResult.pass("one", "good")).obstacles())
                .containsExactly(new Standing.Obstacle("two", "it was not run"));
        for (Result proof : List.of(
                SampleResult.none("two", "good"),
                SampleResult.error("two", "good"),
                SampleResult.inconclusive("two", "good"),
                SampleResult.notApplicable("two", "good"))) {
            assertThat(standing(SampleResult.pass("one", "good"), proof).grade())
                    .as(proof.verdict().toString())
                    .isEqualTo(Grade.REFUSED);
        }
    }

    @Test
    void nothing_for_scenarios_that_need_what_the_runner_does_not_claim() {
        RunFacts facts = SampleRun.facts("good");
        RunFacts.Story two = SampleRun.story("two");
        RunFacts.Story demanding = new RunFacts.Story(
                two.id(),
                two.family(),
                two.profile(),
                two.severity(),
                two.title(),
                two.story(),
                two.sources(),
                List.of("rollback"),
                two.accepts(),
                two.cases(),
                false,
                two.digest());
        RunFacts lacking = new RunFacts(
                facts.runner(),
                facts.postgres(),
                new RunFacts.Catalogue(facts.catalogue().digest(), List.of(SampleRun.story("one"), demanding)),
                facts.selected(),
                facts.options());

        Standing standing =
                standing(lacking, SampleResult.pass("one", "good"), SampleResult.notApplicable("two", "good"));

        assertThat(standing.grade()).isEqualTo(Grade.CONVERGENT);
        assertThat(standing.notApplicable()).containsExactly("two");
    }

    @Test
    void the_profiles_are_those_of_the_specification() {
        assertThat(Profiles.names())
                .containsExactly("core", "history", "crash-safe", "concurrent", "hygiene", "reversible");
        assertThat(Profiles.title("concurrent"))
                .isEqualTo("two runners at once, and poolers between a runner and its server");
        assertThat(Profiles.title("own"))
                .as("a profile of somebody's own scenarios")
                .isEqualTo("own");
    }
}
