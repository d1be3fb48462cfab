package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioParserTests {

    private static final String EVERY_KEY = """
            id: every-key
            title: A right runner reads everything
            family: language
            profile: history
            severity: wedged
            sources: [seed 002, a/b#1]
            story: |
              All that can be said is said.
            requires: [adopt, adopt-legacy, down, verify, clean, accept-changes, defer]
            migrations:
              - version: 001
                name: account
                up: CREATE TABLE account (id bigint)
                down: DROP TABLE account
                transactional: false
                deferred: true
                form: crlf
                variants:
                  edited: {up: CREATE TABLE account (id integer), down: SELECT 1, transactional: true}
                  renamed: {name: accounts, form: bom}
              - {version: 2, name: office, up: CREATE TABLE office (id bigint)}
            steps:
              - install: CREATE TABLE account (id bigint)
              - legacy: {tracker: old.counter, version: 1, dirty: true, applied: [1]}
              - legacy: {tracker: public.schema_migrations}
              - sql: INSERT INTO account VALUES (1)
              - hold: {session: reader, isolation: repeatable read, sql: SELECT 1}
              - hold: {session: writer, sql: SELECT 2}
              - hold: {session: rival, sql: SELECT 3}
              - deploy: [01]
              - deploy: [1, 2]
                fault: {terminate: backend, when: {waiting: CREATE TABLE office}}
              - deploy: [1, 2]
                fault: {kill: runner, when: {waiting: CREATE INDEX CONCURRENTLY, phase: early}}
                expect: {outcome: refusal, names: [office, 2]}
              - release: reader
              - release: writer
                commit: true
              - await: orphans
              - adopt: [1-edited, 2]
                expect: {outcome: either}
              - rollback: [1, 2]
                to: 0
              - recover: [1-renamed, 2]
                to: 1
                expect: {outcome: failure}
              - race: [1, 2]
                when: {waiting: CREATE INDEX CONCURRENTLY, phase: late}
                then-release: rival
              - verify: [1, 2]
              - clean: [1, 2]
              - accept-changes: [1, 2]
              - deploy-deferred: [1, 2]
              - verify-required: [1, 2]
              - verify-deferred: [1, 2]
            accept: [converges, refuses, stuck, leaks, hangs]
            level: logical
            rules: [AMR-012, AMR-001]
            """;

    private final Scenario scenario = ScenarioParser.parse("every-key.yaml", EVERY_KEY);
    private final List<Step> steps = scenario.cases().get(0).steps();

    @Nested
    class Reads {

        @Test
        void the_head() {
            assertThat(scenario.id()).isEqualTo("every-key");
            assertThat(scenario.title()).isEqualTo("A right runner reads everything");
            assertThat(scenario.family()).isEqualTo("language");
            assertThat(scenario.profile()).isEqualTo("history");
            assertThat(scenario.severity()).isEqualTo(Severity.WEDGED);
            assertThat(scenario.sources()).containsExactly("seed 002", "a/b#1");
            assertThat(scenario.rules()).containsExactly("AMR-012", "AMR-001");
            assertThat(scenario.story()).isEqualTo("All that can be said is said.\n");
            assertThat(scenario.requires()).containsOnly(Capability.values());
            assertThat(scenario.level()).isEqualTo(Level.LOGICAL);
            assertThat(scenario.accept())
                    .containsExactly(
                            Behaviour.CONVERGES, Behaviour.REFUSES, Behaviour.STUCK, Behaviour.LEAKS, Behaviour.HANGS);
            assertThat(scenario.at()).isEqualTo(new Location("every-key.yaml", 1, 1));
        }

        @Test
        void a_migration_with_everything_it_may_have() {
            assertThat(release(7).migrations())
                    .containsExactly(new Migration(
                            "1",
                            1,
                            "account",
                            "CREATE TABLE account (id bigint)",
                            Optional.of("DROP TABLE account"),
                            false,
                            true,
                            FileForm.CRLF,
                            new Location("every-key.yaml", 11, 5)));
        }

        @Test
        void variants_that_keep_what_they_do_not_change() {
            Migration edited = release(13).migrations().get(0);
            assertThat(edited.key()).isEqualTo("1-edited");
            assertThat(edited.title()).isEqualTo("1_account");
            assertThat(edited.up()).isEqualTo("CREATE TABLE account (id integer)");
            assertThat(edited.down()).contains("SELECT 1");
            assertThat(edited.transactional()).isTrue();
            assertThat(edited.form()).isEqualTo(FileForm.CRLF);

            Migration renamed = release(15).migrations().get(0);
            assertThat(renamed.title()).isEqualTo("1_accounts");
            assertThat(renamed.up()).isEqualTo("CREATE TABLE account (id bigint)");
            assertThat(renamed.down()).contains("DROP TABLE account");
            assertThat(renamed.transactional()).isFalse();
            assertThat(renamed.form()).isEqualTo(FileForm.BOM);
        }

        @Test
        void a_migration_with_no_more_than_it_must_have() {
            Migration office = release(8).migrations().get(1);
            assertThat(office.transactional()).isTrue();
            assertThat(office.form()).isEqualTo(FileForm.PLAIN);
            assertThat(office.down()).isEmpty();
        }

        @Test
        void what_operators_do() {
            assertThat(steps.get(0)).isEqualTo(new Step.Install("CREATE TABLE account (id bigint)", at(23)));
            assertThat(steps.get(3)).isEqualTo(new Step.Sql("INSERT INTO account VALUES (1)", at(26)));
        }

        @Test
        void trackers_of_another_runner() {
            Step.Legacy old = (Step.Legacy) steps.get(1);
            assertThat(old.schema()).isEqualTo("old");
            assertThat(old.table()).isEqualTo("counter");
            assertThat(old.version()).hasValue(1);
            assertThat(old.dirty()).isTrue();
            assertThat(old.applied().versions()).containsExactly(1L);
            assertThat(steps.get(2))
                    .isEqualTo(new Step.Legacy(
                            "public",
                            "schema_migrations",
                            OptionalLong.empty(),
                            false,
                            new Release(List.of()),
                            at(25)));
        }

        @Test
        void sessions_that_are_held_and_let_go() {
            assertThat(steps.get(4)).isEqualTo(new Step.Hold("reader", "repeatable read", "SELECT 1", at(27)));
            assertThat(steps.get(5)).isEqualTo(new Step.Hold("writer", "read committed", "SELECT 2", at(28)));
            assertThat(steps.get(10)).isEqualTo(new Step.LetGo("reader", false, at(36)));
            assertThat(steps.get(11)).isEqualTo(new Step.LetGo("writer", true, at(37)));
            assertThat(steps.get(12)).isEqualTo(new Step.AwaitOrphans(at(39)));
        }

        @Test
        void deploys_with_faults() {
            Step.Solo terminated = (Step.Solo) steps.get(8);
            assertThat(terminated.fault())
                    .contains(new Fault(
                            Fault.Kind.TERMINATE,
                            new Waiting("CREATE TABLE office", Optional.empty()),
                            new Location("every-key.yaml", 32, 12)));
            Step.Solo killed = (Step.Solo) steps.get(9);
            assertThat(killed.fault().map(Fault::kind)).contains(Fault.Kind.KILL);
            assertThat(killed.fault().map(Fault::when))
                    .contains(new Waiting("CREATE INDEX CONCURRENTLY", Optional.of(Waiting.Phase.EARLY)));
        }

        @Test
        void the_other_acts() {
            assertThat(Stream.of(13, 14, 15, 17, 18, 19, 20, 21, 22).map(steps::get))
                    .extracting(step -> ((Step.Solo) step).action())
                    .containsExactly(
                            Action.ADOPT,
                            Action.rollback(0),
                            Action.recover(1),
                            Action.VERIFY,
                            Action.CLEAN,
                            Action.ACCEPT_CHANGES,
                            Action.DEPLOY_DEFERRED,
                            Action.VERIFY_REQUIRED,
                            Action.VERIFY_DEFERRED);
            assertThat(steps.get(16))
                    .isEqualTo(new Step.Race(
                            release(8),
                            new Waiting("CREATE INDEX CONCURRENTLY", Optional.of(Waiting.Phase.LATE)),
                            "rival",
                            Step.ReleaseAfter.DEADLOCK_TIMEOUT,
                            Expectation.SUCCESS,
                            at(47)));
        }

        @Test
        void what_is_expected_of_each_act() {
            assertThat(expectation(7)).as("by default success").isEqualTo(Expectation.SUCCESS);
            assertThat(expectation(8)).as("with a fault either").isEqualTo(Expectation.EITHER);
            assertThat(expectation(9)).isEqualTo(new Expectation(Expectation.Outcome.REFUSAL, List.of("office", "2")));
            assertThat(expectation(13).outcome()).isEqualTo(Expectation.Outcome.EITHER);
            assertThat(expectation(15).outcome()).isEqualTo(Expectation.Outcome.FAILURE);
        }

        private Location at(int line) {
            return new Location("every-key.yaml", line, 5);
        }
    }

    @Nested
    class Places_faults_on_the_wire {

        private static final String FAULTS = """
                id: faults
                title: A title
                family: language
                profile: history
                severity: silent
                sources: [seed 000]
                story: A story.
                requires: [down]
                alone: true
                migrations:
                  - {version: 1, name: one, up: SELECT 1, down: SELECT 0}
                steps:
                  - deploy: [1]
                    fault: %s
                  - rollback: [1]
                    to: 0
                    fault: {freeze: connection, when: {before: DELETE}}
                  - deploy: [1]
                accept: [converges]
                """;

        static Stream<Arguments> faults() {
            return Stream.of(
                    arguments("{cut: connection, when: {before: COMMIT}}", Fault.Kind.CUT, before("COMMIT", 1)),
                    arguments(
                            "{close: connection, when: {after: COMMIT, nth: 2}}", Fault.Kind.CLOSE, after("COMMIT", 2)),
                    arguments("{blackout: network, when: {after: BEGIN}}", Fault.Kind.BLACKOUT, after("BEGIN", 1)),
                    arguments("{terminate: backend, when: {after: BEGIN}}", Fault.Kind.TERMINATE, after("BEGIN", 1)),
                    arguments("{kill: runner, when: {before: BEGIN}}", Fault.Kind.KILL, before("BEGIN", 1)),
                    arguments(
                            "{server-crash: immediate, when: {after: BEGIN}}",
                            Fault.Kind.SERVER_CRASH,
                            after("BEGIN", 1)));
        }

        private static Moment before(String words, int nth) {
            return new Moment.AtStatement(Moment.Side.BEFORE, words, nth);
        }

        private static Moment after(String words, int nth) {
            return new Moment.AtStatement(Moment.Side.AFTER, words, nth);
        }

        @ParameterizedTest
        @MethodSource("faults")
        void before_and_after_statements(String text, Fault.Kind kind, Moment when) {
            Scenario parsed = ScenarioParser.parse("faults.yaml", FAULTS.formatted(text));
            List<Step> all = parsed.cases().get(0).steps();

            assertThat(((Step.Solo) all.get(0)).fault().orElseThrow())
                    .extracting(Fault::kind, Fault::when)
                    .containsExactly(kind, when);
            assertThat(((Step.Solo) all.get(1)).fault().map(Fault::kind)).contains(Fault.Kind.FREEZE);
        }

        static Stream<Arguments> mistakes() {
            return Stream.of(
                    arguments("{cut: backend, when: {before: COMMIT}}", "'cut: connection'"),
                    arguments("{cut: connection, kill: runner, when: {before: COMMIT}}", "exactly one of"),
                    arguments(
                            "{cut: connection, when: {before: COMMIT, after: BEGIN}}",
                            "exactly one of 'waiting', 'before' and 'after'"),
                    arguments(
                            "{cut: connection, when: {before: COMMIT, phase: late}}", "'phase' only beside 'waiting'"),
                    arguments(
                            "{cut: connection, when: {waiting: COMMIT, nth: 2}}",
                            "'nth' only beside 'before' or 'after'"),
                    arguments("{cut: connection, when: {before: COMMIT, nth: 0}}", "a number from 1"),
                    arguments("{cut: connection}", "'when'"),
                    arguments(
                            "{server-crash: immediate, when: {waiting: x}}",
                            "'before' or 'after' a statement for 'server-crash'"),
                    arguments("{cutt: connection, when: {before: COMMIT}}", "did you mean 'cut'?"));
        }

        @ParameterizedTest
        @MethodSource("mistakes")
        void and_says_what_is_wrong_with_them(String text, String expected) {
            assertThatThrownBy(() -> ScenarioParser.parse("faults.yaml", FAULTS.formatted(text)))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("faults.yaml:14:")
                    .hasMessageContaining(expected);
        }
    }

    @Nested
    class A_deploy_through_a_pooler {

        private static final String POOLED = """
                id: pooled
                title: A title
                family: language
                profile: history
                severity: silent
                sources: [seed 000]
                story: A story.
                migrations:
                  - {version: 1, name: one, up: SELECT 1}
                steps:
                  - deploy: [1]
                    via: pgbouncer
                  - deploy: [1]
                accept: [converges]
                """;

        @Test
        void says_so_and_its_case_tells_what_it_needs() {
            Scenario.Case story =
                    ScenarioParser.parse("pooled.yaml", POOLED).cases().get(0);

            assertThat(((Step.Solo) story.steps().get(0)).via()).contains(Pooler.PGBOUNCER);
            assertThat(((Step.Solo) story.steps().get(1)).via()).isEmpty();
            assertThat(story.poolers()).containsExactly(Pooler.PGBOUNCER);
        }
    }

    @Nested
    class Explores {

        private static final String POINTS = """
                id: points
                title: A title
                family: language
                profile: history
                severity: silent
                sources: [seed 000]
                story: A story.
                alone: true
                migrations:
                  - {version: 1, name: one, up: SELECT 1}
                steps:
                  - deploy: [1]
                accept: [converges]
                explore: %s
                """;

        static Stream<Arguments> mistakes() {
            return Stream.of(
                    arguments(POINTS.formatted("crash-point"), "did you mean 'crash-points'?"),
                    arguments(POINTS.formatted("{crash-points: [cutt]}"), "did you mean 'cut'?"),
                    arguments(POINTS.formatted("{crash-points: []}"), "'crash-points' is required"),
                    arguments(POINTS.formatted("{retries: 2}"), "'crash-points' is required"),
                    arguments(POINTS.formatted("{interleaving: {lost: lock}}"), "did you mean 'interleavings'?"),
                    arguments(POINTS.formatted("{interleavings: lock}"), "a mapping with the keys lost"),
                    arguments(POINTS.formatted("{interleavings: {}}"), "'lost' is required"),
                    arguments(POINTS.formatted("{interleavings: {lost: locks}}"), "did you mean 'lock'?"),
                    arguments(
                            POINTS.formatted("{interleavings: {lost: lock}, retries: 2}"),
                            "'interleavings' alone, or 'crash-points' with 'retries'"),
                    arguments(
                            POINTS.replace("- deploy: [1]", "- deploy: [1]\n    expect: {outcome: failure}")
                                    .formatted("{interleavings: {lost: lock}}"),
                            "a last act of one runner that succeeds"),
                    arguments(POINTS.formatted("{crash-points: [cut], retries: 4}"), "1 to 3 retries"),
                    arguments(
                            POINTS.replace("alone: true\n", "").formatted("{crash-points: [server-crash]}"),
                            "'alone: true' beside the mode 'server-crash'"),
                    arguments(
                            POINTS.replace("- deploy: [1]", "- deploy: [1]\n    via: pgbouncer")
                                    .formatted("crash-points"),
                            "without a fault or a pooler of its own"),
                    arguments(
                            POINTS.replace("- deploy: [1]", "- deploy: [1]\n    expect: {outcome: failure}")
                                    .formatted("crash-points"),
                            "a last act of one runner that succeeds"));
        }

        @ParameterizedTest
        @MethodSource("mistakes")
        void and_says_what_is_wrong(String text, String expected) {
            assertThatThrownBy(() -> ScenarioParser.parse("points.yaml", text))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining(expected);
        }

        private final Scenario upgrades = ScenarioParser.parse("upgrades.yaml", """
                id: upgrades
                title: A right runner ends the same from everywhere
                family: language
                profile: history
                severity: silent
                sources: [seed 000]
                story: Three releases.
                migrations:
                  - {version: 1, name: one, up: SELECT 1}
                  - {version: 2, name: two, up: SELECT 2}
                  - {version: 3, name: three, up: SELECT 3}
                steps:
                  - sql: SELECT 0
                  - deploy: [1, 2, 3]
                  - deploy: [1, 2, 3]
                explore: upgrades
                accept: [converges]
                """);

        @Test
        void one_case_fresh_and_one_for_each_earlier_release() {
            assertThat(upgrades.cases())
                    .extracting(upgrades::nameOf)
                    .containsExactly("upgrades / fresh", "upgrades / upgraded from 1", "upgrades / upgraded from 2");
        }

        @Test
        void with_the_earlier_release_directly_before_the_first_deploy() {
            List<Step> fromTwo = upgrades.cases().get(2).steps();
            assertThat(fromTwo).hasSize(4);
            assertThat(fromTwo.get(0)).isInstanceOf(Step.Sql.class);
            assertThat(((Step.Solo) fromTwo.get(1)).release()).hasToString("[1, 2]");
            assertThat(((Step.Solo) fromTwo.get(2)).release()).hasToString("[1, 2, 3]");
        }

        @Test
        void crash_points_with_the_usual_modes() {
            Scenario explored = ScenarioParser.parse("points.yaml", POINTS.formatted("crash-points"));

            assertThat(explored.cases()).hasSize(1);
            assertThat(explored.exploration())
                    .contains(new Exploration.CrashPoints(
                            List.of(Fault.Kind.BLACKOUT, Fault.Kind.CUT, Fault.Kind.TERMINATE),
                            1,
                            new Location("points.yaml", 14, 10)));
        }

        @Test
        void crash_points_with_modes_and_retries_of_their_own() {
            Scenario explored = ScenarioParser.parse(
                    "points.yaml", POINTS.formatted("{crash-points: [kill, server-crash], retries: 2}"));

            assertThat(explored.exploration())
                    .contains(new Exploration.CrashPoints(
                            List.of(Fault.Kind.KILL, Fault.Kind.SERVER_CRASH), 2, new Location("points.yaml", 14, 10)));
        }

        @Test
        void interleavings() {
            Scenario explored = ScenarioParser.parse("points.yaml", POINTS.formatted("interleavings"));

            assertThat(explored.exploration())
                    .contains(new Exploration.Interleavings(Optional.empty(), new Location("points.yaml", 14, 10)));
        }

        @Test
        void interleavings_in_which_the_lock_is_lost() {
            Scenario explored = ScenarioParser.parse("points.yaml", POINTS.formatted("{interleavings: {lost: lock}}"));

            assertThat(explored.exploration())
                    .contains(
                            new Exploration.Interleavings(Optional.of(Loss.LOCK), new Location("points.yaml", 14, 10)));
        }

        @Test
        void nothing_without_being_told_to() {
            assertThat(scenario.nameOf(scenario.cases().get(0))).isEqualTo("every-key");
        }
    }

    private Release release(int step) {
        return ((Step.Act) steps.get(step)).release();
    }

    private Expectation expectation(int step) {
        return ((Step.Act) steps.get(step)).expect();
    }
}
