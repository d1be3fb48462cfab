package dev.assay.report.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.junit.RunFacts;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.StreamReader;
import dev.assay.report.stream.StreamWriter;
import dev.assay.report.stream.TestStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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

    /** The standing of a runner in one explored scenario, of which so many points were left out. */
    private Standing explored(Optional<Integer> left) {
        Path file = directory.resolve("explored.jsonl");
        try (StreamWriter writer = TestStreams.begin(file, SampleRun.explored("good"))) {
            writer.result(SampleResult.of(
                    "one", "4:before:cut", "good", Verdict.PASS, Behaviour.CONVERGES, Result.Expectation.AS_EXPECTED));
            left.ifPresent(count -> writer.exploration(account(count)));
            writer.finish(TestStreams.END);
        }
        Recorded run = StreamReader.read(file);
        return Grader.standing(run, run.runners().get(0), "history");
    }

    private static ExplorationReport account(int left) {
        return new ExplorationReport(
                "one",
                "good",
                new Explored.Account(9, 3, 0, 1, left, 2),
                List.of(),
                0,
                0,
                1,
                new TreeMap<>(),
                List.of(),
                new ExplorationReport.Span(1_000, 3_000),
                List.of());
    }

    @Test
    void refused_unless_every_point_is_run_or_accounted_for() {
        assertThat(explored(Optional.of(0)).grade()).isEqualTo(Grade.CONVERGENT);
        assertThat(explored(Optional.empty()).grade()).isEqualTo(Grade.REFUSED);
        assertThat(explored(Optional.of(5)).grade()).isEqualTo(Grade.REFUSED);
        assertThat(explored(Optional.of(5)).obstacles())
                .containsExactly(new Standing.Obstacle("one", "a sample of it was run: 5 of 6 points were left out"));
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
    void nothing_for_scenarios_of_which_it_was_seen_that_they_do_not_apply() {
        Standing standing = standing(SampleResult.pass("one", "good"), SampleResult.seenNotToApply("two", "good"));

        assertThat(standing.grade()).isEqualTo(Grade.CONVERGENT);
        assertThat(standing.demanded()).isEqualTo(1);
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
