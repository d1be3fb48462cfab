package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a record holds, and what is said where it does not. */
class RecordsTests {

    private static final LocalDate DAY = LocalDate.of(2027, 1, 31);
    private static final Symptoms SEEN = new Symptoms(List.of("failed: 7"), Set.of("42P07"));
    private static final Scenario GAP = scenario("");
    private static final Scenario EXPLORED = scenario("explore: crash-points\n");

    private static Scenario scenario(String more) {
        return ScenarioParser.parse("gap.yaml", """
                id: gap
                title: A gap
                family: tiny
                profile: history
                severity: silent
                sources: [seed 002]
                story: A story.
                migrations:
                  - {version: 1, name: one, up: "CREATE TABLE one (id bigint)"}
                steps:
                  - deploy: [1]
                accept: [converges]
                """ + more);
    }

    private static Records records(Scenario scenario, LocalDate today, String more) {
        String text = """
                deviations:
                  - scenario: gap
                    behaviour: stuck
                    reason: It forgets.
                    sources: [owner/project#2]
                """ + more.indent(4);
        return new Records(
                DeviationFile.parse("list.yaml", text),
                scenario,
                scenario.cases().get(0),
                today);
    }

    private static Optional<String> complaint(Records records, Behaviour behaviour) {
        Verdict verdict = behaviour == Behaviour.CONVERGES ? Verdict.PASS : Verdict.FAIL;
        boolean holds = verdict == Verdict.FAIL && records.covers(Optional.of(behaviour), SEEN);
        return holds ? Optional.empty() : records.stale(verdict, Optional.of(behaviour), SEEN);
    }

    @Test
    void one_holds_that_happens_as_recorded() {
        assertThat(complaint(records(GAP, DAY, ""), Behaviour.STUCK)).isEmpty();
        assertThat(complaint(records(GAP, DAY, "message: failed\nsqlstate: 42P07\n"), Behaviour.STUCK))
                .isEmpty();
    }

    @Test
    void one_is_stale_that_does_not_happen() {
        assertThat(complaint(records(GAP, DAY, ""), Behaviour.CONVERGES))
                .contains(
                        "list.yaml:2 records that the runner stuck here, and it was seen to be 'converges'; correct the"
                                + " record");
    }

    @Test
    void another_behaviour_is_not_recorded() {
        assertThat(complaint(records(GAP, DAY, ""), Behaviour.DIVERGES).orElse(""))
                .contains("it was seen to be 'diverges'");
    }

    @Test
    void another_message_or_sqlstate_is_not_recorded() {
        assertThat(complaint(records(GAP, DAY, "message: panic\n"), Behaviour.STUCK)
                        .orElse(""))
                .contains("it does, but without a message that begins with 'panic'");
        assertThat(complaint(records(GAP, DAY, "sqlstate: 55P03\n"), Behaviour.STUCK)
                        .orElse(""))
                .contains("it does, but without SQLSTATE 55P03");
    }

    @Test
    void one_counts_until_the_day_on_which_it_expires() {
        String expires = "expires: 2027-01-31\n";

        assertThat(complaint(records(GAP, DAY.minusDays(1), expires), Behaviour.STUCK))
                .isEmpty();
        assertThat(complaint(records(GAP, DAY, expires), Behaviour.STUCK).orElse(""))
                .contains(
                        "the record counts until 2027-01-31: look again whether it is still so, and write a later day");
    }

    @Test
    void a_pattern_counts_only_where_it_is_counted_what_it_covers() {
        String pattern = "case: \"*\"\nat-most: 1\n";

        assertThat(records(EXPLORED, DAY, pattern).covers(Optional.of(Behaviour.STUCK), SEEN))
                .isTrue();
        assertThat(records(GAP, DAY, pattern).covers(Optional.of(Behaviour.STUCK), SEEN))
                .isFalse();
    }
}
