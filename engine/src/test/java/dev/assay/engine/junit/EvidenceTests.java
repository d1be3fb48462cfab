package dev.assay.engine.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.engine.compare.ObjectChange;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.miniature.Flaw;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What is told of a case and of a run beside the verdict. */
class EvidenceTests {

    @TempDir
    private Path directory;

    private EngineExecutionResults play(Flaw flaw, String scenario, String... more) {
        Path file = EngineRuns.write(directory, "late-version.yaml", scenario);
        Map<String, String> parameters = new HashMap<>(Map.of(AssayConstants.RUNNER, flaw.runner()));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return EngineRuns.run(DiscoverySelectors.selectFile(file.toFile()), parameters);
    }

    private Evidence evidence(Flaw flaw, String scenario, String... more) {
        return EngineRuns.results(play(flaw, scenario, more)).get(0).evidence();
    }

    private static ActEvidence act(Evidence evidence, int step) {
        return evidence.steps().get(step).act().orElseThrow();
    }

    @Test
    void tells_every_step_with_its_line_and_that_it_was_reached() {
        Evidence evidence = evidence(Flaw.NONE, EngineRuns.LATE_VERSION);

        assertThat(evidence.steps())
                .extracting(Evidence.StepSeen::title, Evidence.StepSeen::text, Evidence.StepSeen::reached)
                .containsExactly(
                        tuple("deploy 1", "release [1, 3]", true),
                        tuple("sql", "INSERT INTO probe VALUES (0)", true),
                        tuple("deploy 2", "release [1, 2, 3]", true));
        assertThat(evidence.steps()).extracting(Evidence.StepSeen::line).containsExactly(13, 14, 15);
        assertThat(evidence.changes()).isEmpty();
    }

    @Test
    void shows_what_is_true_beside_what_a_liar_claims() {
        Evidence evidence = evidence(Flaw.RECORDS_WITHOUT_APPLYING, EngineRuns.LATE_VERSION);

        ActEvidence deploy = act(evidence, 2);
        assertThat(deploy.onDisk()).containsExactly(1L, 2L, 3L);
        assertThat(deploy.claimed()).containsExactly(1L, 2L, 3L);
        assertThat(deploy.truth()).contains(new VersionTruth(2, Shown.ABSENT));
        assertThat(evidence.changes())
                .filteredOn(change -> change.identity().equals("public.late"))
                .extracting(ObjectChange::is, ObjectChange::kind, ObjectChange::actual)
                .containsExactly(tuple("missing", "table", ""));
    }

    @Test
    void does_not_call_true_what_a_schema_cannot_show() {
        String rowsAlone = EngineRuns.LATE_VERSION.replace("; CREATE TABLE late (id bigint PRIMARY KEY)", "");

        assertThat(act(evidence(Flaw.COMPARES_WITH_THE_MAXIMUM, rowsAlone), 2).truth())
                .contains(new VersionTruth(2, Shown.UNSEEN));
        assertThat(act(evidence(Flaw.NONE, rowsAlone), 2).truth()).contains(new VersionTruth(2, Shown.APPLIED));
    }

    @Test
    void shows_that_a_right_runner_applied_what_it_claims_and_what_it_said_on_the_wire() {
        ActEvidence deploy = act(evidence(Flaw.NONE, EngineRuns.LATE_VERSION), 2);

        assertThat(deploy.truth()).extracting(VersionTruth::is).containsOnly(Shown.APPLIED);
        assertThat(deploy.runners()).extracting(Evidence.RunnerEnd::ending).containsExactly("succeeded");
        assertThat(deploy.trace()).first().isEqualTo("# connection");
        assertThat(deploy.trace()).anyMatch(line -> line.contains("CREATE TABLE late"));
    }

    @Test
    void marks_the_fault_in_the_trace() {
        Evidence evidence = evidence(Flaw.NONE, EngineRuns.LATE_VERSION.replace("  - deploy: [1, 2, 3]", """
                          - deploy: [1, 2, 3]
                            fault: {cut: connection, when: {before: CREATE TABLE}}
                            expect: {outcome: failure}
                          - deploy: [1, 2, 3]\
                        """));

        assertThat(act(evidence, 2).fault())
                .hasValueSatisfying(fault -> assertThat(fault.fired()).isTrue());
        assertThat(act(evidence, 2).trace()).anyMatch(line -> line.startsWith("!\tFault\tcut before"));
        assertThat(act(evidence, 3).trace()).noneMatch(line -> line.startsWith("!"));
        assertThat(act(evidence, 2).truth()).contains(new VersionTruth(2, Shown.ABSENT));
        assertThat(act(evidence, 3).truth()).extracting(VersionTruth::is).containsOnly(Shown.APPLIED);
    }

    @Test
    void names_steps_that_were_never_reached() {
        Evidence evidence = evidence(Flaw.NEVER_ENDS, EngineRuns.LATE_VERSION, AssayConstants.BOUND, "2");

        assertThat(evidence.steps())
                .extracting(Evidence.StepSeen::reached, step -> step.act().isPresent())
                .containsExactly(tuple(true, true), tuple(false, false), tuple(false, false));
    }

    @Test
    void of_a_run_says_what_its_results_depend_on() {
        EngineExecutionResults run =
                play(Flaw.NONE, EngineRuns.LATE_VERSION, AssayConstants.BOUND, "50", AssayConstants.DEVIATIONS, "none");

        RunFacts facts = run.allEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class))
                .map(entry -> entry.getKeyValuePairs().get(AssayConstants.RUN_ENTRY))
                .filter(Objects::nonNull)
                .map(RunFacts.JSON::read)
                .findFirst()
                .orElseThrow();
        assertThat(facts.selected()).isEqualTo(List.of("late-version"));
        assertThat(facts.catalogue().scenarios())
                .singleElement()
                .satisfies(story -> assertThat(story.digest()).hasSize(64));
        assertThat(facts.runner().id()).isEqualTo(Flaw.NONE.runner());
        assertThat(facts.runner().adapter()).hasSize(64);
        assertThat(facts.options())
                .containsEntry(AssayConstants.BOUND, "50")
                .extractingByKey(AssayConstants.POSTGRES)
                .asString()
                .startsWith("postgresql://")
                .doesNotContainPattern(":[^/@]+@");
    }
}
