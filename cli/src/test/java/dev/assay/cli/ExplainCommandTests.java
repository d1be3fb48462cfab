package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplainCommandTests {

    @TempDir
    private Path directory;

    static Stream<String> scenarios() {
        return Catalogue.read(List.of()).entries().stream()
                .map(CatalogueEntry::scenario)
                .map(Scenario::id);
    }

    @Test
    void explains_a_scenario() {
        Answer answer = Answer.to("explain", "parallel-merge-gap");

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .startsWith("parallel-merge-gap: A lower version that lands after a higher one is not skipped\n"
                        + "  Two branches take 103 and 104 on the same day.")
                .containsSubsequence(
                        "  Family parallel-merge, profile history, severity silent\n",
                        "Migrations\n",
                        "  101  approvals: CREATE TABLE approval (id bigint PRIMARY KEY)\n",
                        "Steps\n",
                        "  1. The runner deploys [101, 102, 104].\n",
                        "  2. The runner deploys [101, 102, 103, 104].\n",
                        "Accepted, best first\n",
                        "  converges  schema, applied set and data are right",
                        "  refuses  stopped loudly",
                        "Rules\n",
                        "  AMR-012  A runner MUST NOT report success while a migration on disk is not applied.\n",
                        "Incidents\n",
                        "  https://github.com/pressly/goose/issues/73\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            backend-dies-late-in-index-build | then its session is terminated, while it waits in 'CREATE INDEX CONCURRENTLY' (late); it should fail.
            backend-dies-late-in-index-build | The session 'reader' keeps a transaction open (repeatable read): SELECT count(*) FROM account.
            backend-dies-late-in-index-build | The session 'reader' ends its transaction: it rolls back.
            upgrade-through-a-pooler         | , through pgbouncer
            dirty-counter-is-refused         | its tracker public.schema_migrations stands at 2, dirty; it really ran [1].
            dirty-counter-is-refused         | it should refuse without having changed anything, and name dirty or Dirty.
            empty-counter-means-nothing-was-applied | its tracker public.schema_migrations is empty
            adoption-at-every-point          | A schema file is loaded, of which the runner knows nothing: CREATE TABLE token
            adoption-at-every-point          | before and after each of its requests (blackout, cut, terminate)
            adoption-at-every-point          | Only for runners that can: adopt
            two-deploys-in-every-order       | by two runners at once, in every order
            lock-lost-in-every-order         | before each request of the first its lock is lost
            both-start-on-an-empty-database  | the second starts while it waits in 'CREATE TABLE pod'
            recovery-after-a-kill            | The operator recovers to 1
            recovery-after-a-kill            | The sessions that a killed runner left come to their end.
            down-that-fails-changes-nothing  | The runner takes back what is above 1 of [1, 2]
            upgraded-from-every-release      | Steps, case 'fresh'
            index-missing-behind-the-tracker | The runner is asked whether the database is as [1, 2] wants it; it should refuse
            every-kind-of-object-is-removed  | The runner removes everything that its migrations made, with [1, 2, 3, 4, 5] on disk
            reformatted-file-is-accepted     | The runner is told that the texts of [1, 2-reformatted, 3] are right as they are now
            """)
    void tells_steps_in_words(String scenario, String words) {
        assertThat(Answer.to("explain", scenario).out()).contains(words);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void explains_everything_in_the_catalogue(String scenario) {
        Answer answer = Answer.to("explain", scenario);

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("  1. ", "  AMR-").doesNotContain("is no rule", "Optional[", "at=");
    }

    @Test
    void explains_a_rule_with_its_scenarios() {
        Answer answer = Answer.to("explain", "AMR-012");

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .startsWith("AMR-012, profile core\n"
                        + "  A runner MUST NOT report success while a migration on disk is not applied.\n")
                .contains("https://github.com/superplanehq/superplane/issues/4812\n", "  parallel-merge-gap  A lower");
    }

    @Test
    void says_why_a_rule_has_no_scenario() {
        assertThat(Answer.to("explain", "AMR-042").out()).contains("  none, cannot be tested: A scenario drives one");
    }

    @Test
    void says_which_migrations_run_by_themselves_and_which_wait() {
        assertThat(Answer.to("explain", "deferred-index-behind-the-release").out())
                .contains("1  readings: CREATE TABLE", "2  sensor_index, deferred: CREATE INDEX CONCURRENTLY");
        assertThat(Answer.to("explain", "index-build-unheard").out())
                .contains(", not in a transaction: CREATE INDEX CONCURRENTLY");
    }

    @Test
    void explains_a_scenario_of_the_user_that_names_no_rule() {
        ScenarioFiles.sound(directory, "mine");

        Answer answer = Answer.to("explain", "mine", "--in", directory.toString());

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("mine: A table is made", "https://github.com/owner/project/issues/1");
    }

    @Test
    void says_that_a_rule_does_not_exist() {
        String text = ScenarioFiles.text(ScenarioFiles.sound(directory, "mine"));
        ScenarioFiles.write(directory, "mine", text + "rules: [AMR-999]\n");

        assertThat(Answer.to("explain", "mine", "--in", directory.toString()).out())
                .contains("AMR-999  is no rule of this version of Assay");
    }

    @Test
    void takes_a_misspelt_rule_for_a_rule() {
        Answer answer = Answer.to("explain", "AMR-12");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .contains("AMR-12: expected the id of a rule, found 'AMR-12'", "did you mean 'AMR-", "list rules");
    }

    @Test
    void lists_the_rules() {
        Answer answer = Answer.to("list", "rules");

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .contains("core\n  AMR-001  A runner MUST", "reversible\n", "(cannot be tested)")
                .containsPattern(
                        "[0-9]+ rules, [0-9]+ of them tested; version [0-9]+\\.[0-9]+\\.[0-9]+ of the catalogue");
    }
}
