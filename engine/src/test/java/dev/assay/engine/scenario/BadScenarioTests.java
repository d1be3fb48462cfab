package dev.assay.engine.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an author sees who makes one mistake in a file that is right otherwise. */
class BadScenarioTests {

    private static final String GOOD = """
            id: a-story
            title: What a right runner does
            family: a-family
            profile: history
            severity: silent
            sources: [seed 002]
            story: Something happened.
            requires: [down]
            migrations:
              - {version: 1, name: one, up: SELECT 1}
              - {version: 2, name: two, up: SELECT 2, variants: {edited: {up: SELECT 3}}}
            steps:
              - hold: {session: reader, sql: SELECT 1}
              - deploy: [1, 2]
              - release: reader
            accept: [converges, refuses]
            """;

    /**
     * One mistake.
     *
     * @param instead what stands in the place of the good text; the sign § marks where the message has to point
     */
    record Mistake(String good, String instead, List<String> words) {

        String marked() {
            assertThat(GOOD).containsOnlyOnce(good);
            return GOOD.replace(good, instead);
        }

        String yaml() {
            return marked().replace("§", "");
        }

        String place() {
            String before = marked().substring(0, marked().indexOf('§'));
            long line = before.chars().filter(one -> one == '\n').count() + 1;
            return "story.yaml:" + line + ":" + (before.length() - before.lastIndexOf('\n'));
        }

        @Override
        public String toString() {
            return instead.strip().lines().findFirst().orElse(instead);
        }
    }

    private static Mistake mistake(String good, String instead, String... words) {
        return new Mistake(good, instead, List.of(words));
    }

    private static Mistake step(String instead, String... words) {
        return mistake("- deploy: [1, 2]", instead, words);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(aboutTheWhole(), aboutMigrations(), aboutVerbs(), aboutActs(), aboutFaults(), aboutSessions())
                .flatMap(mistakes -> mistakes);
    }

    private static Stream<Mistake> aboutTheWhole() {
        return Stream.of(
                mistake("id: a-story", "id: §A Story", "'A Story'", "lower case letters, digits and hyphens"),
                mistake("id: a-story\n", "§", "the key 'id'", "required"),
                mistake("title: What a right runner does", "title: §[a, list]", "a list of 2", "a text for 'title'"),
                mistake("family: a-family", "§famly: a-family", "'famly'", "did you mean 'family'?"),
                mistake("severity: silent", "severity: §silly", "'silly'", "silent, wedged, outage, loud", "'silent'?"),
                mistake("severity: silent", "severity: §{a: b}", "a mapping of 'a'", "silent, wedged, outage, loud"),
                mistake("requires: [down]", "requires: [§adopts]", "'adopts'", "adopt, adopt-legacy, down", "'adopt'?"),
                mistake("accept: [converges, refuses]\n", "accept: [converges, §diverge]\n", "'diverge'", "diverges"),
                mistake(
                        "accept: [converges, refuses]",
                        "accept: §[converges, diverges]",
                        "'diverges' out",
                        "never right"),
                mistake("accept: [converges, refuses]", "accept: §[repeats]", "'repeats' out", "never right"),
                mistake(
                        "accept: [converges, refuses]",
                        "accept: §[refuses, converges]",
                        "best first",
                        "[converges, refuses]"),
                mistake(
                        "accept: [converges, refuses]",
                        "explore: §crashes\naccept: [converges]",
                        "'crashes'",
                        "upgrades"),
                mistake("sources: [seed 002]", "sources: §{a: b}", "a mapping of 'a'", "a list for 'sources'"),
                mistake(
                        "sources: [seed 002]",
                        "sources: [seed 002]\nrules: [AMR-001, §AMR-12]",
                        "'AMR-12'",
                        "the id of a rule, such as AMR-012",
                        "list rules"),
                mistake(
                        "sources: [seed 002]",
                        "sources: [seed 002]\nrules: §[AMR-001, AMR-001]",
                        "a list of 2",
                        "each rule once"));
    }

    private static Stream<Mistake> aboutMigrations() {
        return Stream.of(
                mistake("version: 2", "version: §two", "'two'", "a whole number"),
                mistake("version: 2", "version: §0", "'0'", "1 or more"),
                mistake("version: 2", "version: §1234567890123456789", "18 at most"),
                mistake("- {version: 2, name: two, up: SELECT 2,", "- §{name: two, up: SELECT 2,", "the key 'version'"),
                mistake(
                        "- {version: 2, name: two, up: SELECT 2, variants",
                        "- §{version: 1, name: two, up: SELECT 2, variants",
                        "version 1 again",
                        "line 10",
                        "variant"),
                mistake("name: two", "name: §Two!", "'Two!'", "lower case letters, digits and underscores"),
                mistake("name: two", "§nmae: two", "'nmae'", "did you mean 'name'?"),
                mistake("up: SELECT 2", "up: SELECT 2, transactional: §maybe", "'maybe'", "true or false"),
                mistake(
                        "requires: [down]\nmigrations:\n  - {version: 1,",
                        "requires: [down, defer]\nmigrations:\n  - {deferred: §true, version: 1,",
                        "'transactional: false' beside 'deferred: true'",
                        "add 'transactional: false'"),
                mistake(
                        "- {version: 1, name: one,",
                        "- §{version: 1, name: one, deferred: true, transactional: false,",
                        "'requires: [defer]' in a scenario with a deferred migration",
                        "add 'defer' to 'requires'"),
                mistake(
                        "- {version: 1, name: one, up: SELECT 1}",
                        "- §{version: 1, name: one, up: CREATE ROLE app}",
                        "found CREATE ROLE",
                        "IF NOT EXISTS (...) THEN CREATE ROLE"),
                mistake("up: SELECT 2", "up: SELECT 2, form: §utf16", "'utf16'", "plain, crlf, bom"),
                mistake("variants: {edited: {up: SELECT 3}}", "variants: §edited", "'edited'", "named"),
                mistake(
                        "variants: {edited: {up: SELECT 3}}",
                        "variants: {§Edited: {up: SELECT 3}}",
                        "'Edited'",
                        "lower case"),
                mistake("{edited: {up: SELECT 3}}", "{edited: {§version: 3}}", "'version'", "name, up, down"));
    }

    private static Stream<Mistake> aboutVerbs() {
        return Stream.of(
                step("- §deplyo: [1, 2]", "the unknown step 'deplyo'", "did you mean 'deploy'?"),
                step("- {to: 1, §rolback: [1, 2]}", "the unknown step 'rolback'", "did you mean 'rollback'?"),
                step("- §deploy", "'deploy'", "write for instance '- deploy: [1, 2]'"),
                step(
                        "- {deploy: [1, 2], §adopt: [1]}",
                        "'adopt' beside 'deploy'",
                        "one verb",
                        "begin a step of its own"),
                step("- {deploy: [1, 2], §commit: true}", "'commit'", "deploy, beside, via, fault, expect"),
                step("- {deploy: [1, 2], via: §pgpool}", "'pgpool'", "pgbouncer"),
                step(
                        "- {deploy: [1, 2], via: pgbouncer, fault: §{kill: runner, when: {after: SELECT 1}}}",
                        "no 'fault' beside 'via'",
                        "take one of the two out"),
                step("- {deploy: [1, 2], beside: §README.md}", "'README.md'", "a mapping of file names to their texts"),
                step(
                        "- {deploy: [1, 2], beside: {§../a.sql: x}}",
                        "'../a.sql'",
                        "below the directory of the migrations"),
                step("- {deploy: [1, 2], beside: {a.sql: §[x]}}", "a list of 1", "the text of the file 'a.sql'"),
                step("- deploy: [1, 2]\n  - tracker: §forwards", "'forwards'", "reversed, future"),
                step("- await: §children", "'children'", "'await: orphans'"),
                step("- sql: §[SELECT 1]", "a list of 1", "a text for 'sql'"),
                mistake(
                        "steps:\n  - hold: {session: reader, sql: SELECT 1}\n  - deploy: [1, 2]\n  - release: reader",
                        "steps:\n  - §sql: SELECT 1",
                        "in which the runner acts",
                        "nothing would be judged"));
    }

    private static Stream<Mistake> aboutActs() {
        return Stream.of(
                step("- deploy: [1, §3]", "'3'", "1, 2, 2-edited", "only migrations of this scenario"),
                step("- deploy: [1, 2-edited, §2-edited]", "twice", "each migration once in a release"),
                step("- deploy: [1, §[2]]", "a list of 1", "1, 2, 2-edited"),
                step("- deploy: §[]", "a list of 0", "at least one migration for 'deploy'"),
                step("- deploy: §{a: b}", "a mapping of 'a'", "a list for 'deploy'"),
                step("- {deploy: [1, 2], expect: {outcome: §sucess}}", "'sucess'", "did you mean 'success'?"),
                step("- {deploy: [1, 2], expect: §failure}", "'failure'", "a mapping with the keys outcome, names"),
                step("- {deploy: [1, 2], expect: {§outcom: failure}}", "'outcom'", "did you mean 'outcome'?"),
                step(
                        "- {deploy: [1, 2], expect: {outcome: failure, names: [§[a]]}}",
                        "a list of 1",
                        "a text in 'names'"),
                step("- §{rollback: [1, 2]}", "the key 'to'"),
                step("- {rollback: [1, 2], to: §7}", "'7'", "a version of the release, or 0", "[1, 2]"),
                step("- §{adopt: [1, 2]}", "'requires: [adopt]'", "add 'adopt' to 'requires'"),
                step("- {recover: [1, 2], to: §one}", "'one'", "a whole number for 'to'"),
                step(
                        "- deploy: [1, 2]\n  - legacy: {tracker: §schema_migrations}",
                        "'schema_migrations'",
                        "schema.table"),
                step("- deploy: [1, 2]\n  - legacy: §{tracker: a.b, dirty: true}", "the key 'version'"),
                step("- deploy: [1, 2]\n  - legacy: §a.b", "'a.b'", "tracker, version, dirty, applied"));
    }

    private static Stream<Mistake> aboutFaults() {
        return Stream.of(
                step(
                        "- {deploy: [1, 2], fault: §{when: {waiting: a}}}",
                        "exactly one of 'cut: connection', 'close: connection'"),
                step(
                        "- {deploy: [1, 2], fault: §{kill: runner, terminate: backend, when: {waiting: a}}}",
                        "exactly one of"),
                step(
                        "- {deploy: [1, 2], fault: {kill: §backend, when: {waiting: a}}}",
                        "'backend'",
                        "write 'kill: runner'"),
                step(
                        "- {deploy: [1, 2], fault: {terminate: §runner, when: {waiting: a}}}",
                        "'runner'",
                        "write 'terminate: backend'"),
                step("- {deploy: [1, 2], fault: §{kill: runner}}", "the key 'when'"),
                step("- {deploy: [1, 2], fault: §kill}", "'kill'", "terminate, kill, server-crash, when"),
                step(
                        "- {deploy: [1, 2], fault: §{server-crash: immediate, when: {after: BEGIN}}}",
                        "found no such 'alone'; expected 'alone: true' beside the fault 'server-crash'",
                        "the server would crash under other cases, too",
                        "add 'alone: true' to the scenario"),
                step("- {deploy: [1, 2], fault: {kill: runner, when: §{phase: late}}}", "the key 'waiting'"),
                step(
                        "- {deploy: [1, 2], fault: {kill: runner, when: {waiting: a, phase: §later}}}",
                        "'later'",
                        "early, late"),
                step(
                        "- §{race: [1, 2], then-release: reader}\n  - hold: {session: reader, sql: SELECT 1}",
                        "the key 'when'"));
    }

    private static Stream<Mistake> aboutSessions() {
        return Stream.of(
                mistake(
                        "- release: reader",
                        "- release: §writer",
                        "'writer'",
                        "an earlier step holds: reader",
                        "hold: {session: writer"),
                step(
                        "- {race: [1, 2], when: {waiting: a}, then-release: §rival}",
                        "'rival'",
                        "an earlier step holds: reader"),
                step("- §{race: [1, 2], when: {waiting: a}}", "the key 'then-release'"),
                step(
                        "- deploy: [1]\n  - hold: {session: §reader, sql: SELECT 1}",
                        "'reader'",
                        "not held yet",
                        "release 'reader' first"),
                step(
                        "- deploy: [1]\n  - hold: {session: b, isolation: §repeatable, sql: SELECT 1}",
                        "'repeatable'",
                        "repeatable read"),
                step("- deploy: [1]\n  - hold: §{session: b}", "the key 'sql'"),
                mistake("- release: reader", "- {release: reader, commit: §yes}", "'yes'", "true or false"));
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(Mistake mistake) {
        List<Problem> problems = problemsOf(mistake.yaml());

        assertThat(problems).as("one message for one mistake").hasSize(1);
        Problem problem = problems.get(0);
        assertThat(problem.where()).hasToString(mistake.place());
        assertThat(problem.toString()).startsWith(mistake.place() + ": found ").contains(mistake.words());
        assertThat(List.of(problem.expected(), problem.found(), problem.rule(), problem.next()))
                .as("all parts of a message")
                .noneMatch(String::isBlank);
    }

    @Test
    void the_file_without_a_mistake_is_good() {
        assertThat(ScenarioParser.parse("story.yaml", GOOD).id()).isEqualTo("a-story");
    }

    @Test
    void all_mistakes_of_a_file_are_told_in_one_pass_in_the_order_of_the_file() {
        String bad = GOOD.replace("id: a-story", "id: A")
                .replace("severity: silent", "severity: silly")
                .replace("name: two", "name: Two")
                .replace("- deploy: [1, 2]", "- deploy: [1, 9]")
                .replace("- release: reader", "- relaese: reader")
                .replace("accept: [converges, refuses]", "accept: [diverges]");

        assertThat(problemsOf(bad))
                .extracting(problem -> problem.where().line())
                .containsExactly(1, 5, 11, 14, 15, 16);
    }

    @Test
    void an_empty_scenario_lacks_every_key_that_is_required() {
        assertThat(problemsOf("requires: [down]\n"))
                .extracting(Problem::expected)
                .containsExactlyInAnyOrder(
                        "the key 'id' with a value",
                        "the key 'title' with a value",
                        "the key 'family' with a value",
                        "the key 'profile' with a value",
                        "the key 'severity' with a value",
                        "the key 'sources' with a value",
                        "the key 'story' with a value",
                        "the key 'migrations' with a value",
                        "the key 'steps' with a value",
                        "the key 'accept' with a value");
    }

    @Test
    void a_scenario_that_is_no_mapping_is_one_mistake() {
        assertThat(problemsOf("- deploy: [1]\n"))
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.toString())
                                .startsWith(
                                        "story.yaml:1:1: found a list of 1; expected a mapping with the keys id, title, family"));
    }

    @Test
    void exploring_upgrades_needs_a_deploy_of_two_migrations() {
        String bad = GOOD.replace("- deploy: [1, 2]", "- deploy: [1]") + "explore: upgrades\n";

        assertThat(problemsOf(bad))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .startsWith("story.yaml:17:10: found 'upgrades'; expected a deploy of two or more migrations"));
    }

    private static List<Problem> problemsOf(String yaml) {
        InputException exception =
                catchThrowableOfType(InputException.class, () -> ScenarioParser.parse("story.yaml", yaml));
        assertThat(exception).as("the file should not be accepted:%n%s", yaml).isNotNull();
        return exception.problems();
    }
}
