package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTests {

    /** What is no SQL in a dump. */
    private static final List<String> PSQL_COMMANDS =
            List.of("the unknown verb \\RESTRICT", "the unknown verb CROWN", "the unknown verb \\N");

    static List<Catalogue.Entry> entries() {
        return Catalogue.entries();
    }

    @Nested
    class Each_file {

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void parses(Catalogue.Entry entry) {
            assertThat(entry.scenario().cases()).isNotEmpty();
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void is_named_after_its_id_and_lies_in_the_folder_of_its_family(Catalogue.Entry entry) {
            assertThat(entry.scenario().id()).isEqualTo(entry.stem());
            assertThat(entry.scenario().family()).isEqualTo(entry.folder());
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void cites_incidents_that_are_known(Catalogue.Entry entry) {
            assertThat(entry.scenario().sources())
                    .doesNotHaveDuplicates()
                    .allSatisfy(source -> assertThat(KnownSources.SHARED)
                            .as("a token of known-sources.txt, or 'seed 000' to 'seed 004'")
                            .contains(source));
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void has_a_title_of_one_line_and_a_story_of_a_few(Catalogue.Entry entry) {
            Scenario scenario = entry.scenario();
            assertThat(scenario.title()).hasSizeBetween(20, 110).doesNotContain("\n");
            assertThat(scenario.title()).doesNotEndWith(".");
            assertThat(scenario.story().strip().lines()).hasSizeBetween(1, 6);
            assertThat(scenario.story().strip()).endsWith(".");
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void accepts_convergence_first(Catalogue.Entry entry) {
            assertThat(entry.scenario().accept()).startsWith(Behaviour.CONVERGES);
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void ends_with_a_deploy_that_has_to_succeed(Catalogue.Entry entry) {
            for (Scenario.Case one : entry.scenario().cases()) {
                Step.Act last = one.steps().stream()
                        .filter(Step.Act.class::isInstance)
                        .map(Step.Act.class::cast)
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
                assertThat(last.expect().outcome())
                        .as("otherwise the reference runner could not converge")
                        .hasToString("SUCCESS");
                assertThat(last.release().isAmbiguous()).isFalse();
            }
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void depends_on_neither_time_nor_chance(Catalogue.Entry entry) {
            assertThat(entry.text().toLowerCase(Locale.ROOT))
                    .doesNotContain("now()", "current_timestamp", "random()", "gen_random_uuid", "pg_sleep");
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void uses_every_migration_that_it_lists(Catalogue.Entry entry) {
            Set<String> used = entry.scenario().cases().stream()
                    .flatMap(one -> one.steps().stream())
                    .flatMap(CatalogueTests::migrations)
                    .map(Migration::key)
                    .collect(Collectors.toSet());
            assertThat(used).containsAll(MigrationKeys.in(entry));
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void holds_only_sql_that_is_whole(Catalogue.Entry entry) {
            List<String> allowed = entry.scenario().rules().contains("AMR-024")
                    ? List.of("no statement")
                    : entry.scenario().rules().contains("AMR-023") ? PSQL_COMMANDS : List.of();
            entry.scenario().cases().stream()
                    .flatMap(one -> one.steps().stream())
                    .flatMap(CatalogueTests::sql)
                    .forEach(sql -> assertThat(SqlShape.defects(sql)).as(sql).isSubsetOf(allowed));
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void waits_for_texts_that_stand_in_a_file_or_name_what_is_held(Catalogue.Entry entry) {
            for (Scenario.Case one : entry.scenario().cases()) {
                String all = plain(one.steps().stream().flatMap(CatalogueTests::sql));
                one.steps().stream()
                        .flatMap(CatalogueTests::moments)
                        .forEach(when -> assertThat(all).contains(plain(Stream.of(when.statement()))));
            }
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
        void lets_go_of_what_it_holds(Catalogue.Entry entry) {
            for (Scenario.Case one : entry.scenario().cases()) {
                Set<String> held = new TreeSet<>();
                for (Step step : one.steps()) {
                    if (step instanceof Step.Hold hold) {
                        held.add(hold.session());
                    } else if (step instanceof Step.LetGo letGo) {
                        held.remove(letGo.session());
                    } else if (step instanceof Step.Race race) {
                        held.remove(race.releases());
                    }
                }
                assertThat(held).as("sessions still held at the end").isEmpty();
            }
        }
    }

    @Nested
    class The_whole {

        @Test
        void has_no_id_twice() {
            assertThat(entries().stream().map(Catalogue.Entry::stem)).doesNotHaveDuplicates();
        }

        @Test
        void has_no_title_twice() {
            assertThat(entries().stream().map(entry -> entry.scenario().title()))
                    .doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @CsvSource({
            "parallel-merge, 6",
            "hybrid-install, 5",
            "crash-concurrently, 11",
            "legacy-tracker, 10",
            "fresh-versus-existing, 7",
            "identity, 10",
            "two-runners, 3",
            "crash-points, 1",
            "lost-acknowledgement, 16",
            "dead-runner-live-backend, 9",
            "timeouts, 8",
            "pooler, 5",
            "ordering, 2",
            "parsing, 14",
            "session-state, 9",
            "verification, 2",
            "removal, 2",
        })
        void has_its_families_with_at_least_so_many_scenarios(String family, int floor) {
            assertThat(entries().stream().filter(entry -> entry.folder().equals(family)))
                    .hasSizeGreaterThanOrEqualTo(floor);
        }

        @Test
        void holds_scenarios_and_the_schema_of_their_language_and_nothing_else() throws IOException {
            try (Stream<Path> files = Files.walk(Catalogue.root())) {
                List<String> others = files.filter(Files::isRegularFile)
                        .map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !name.endsWith(".yaml") && !name.endsWith(".class"))
                        .toList();
                assertThat(others).containsExactly("scenario.schema.json");
            }
        }
    }

    private static Stream<Waiting> moments(Step step) {
        if (step instanceof Step.Race race) {
            return Stream.of(race.when());
        }
        return step instanceof Step.Solo solo
                ? solo.fault().stream()
                        .map(Fault::when)
                        .filter(Waiting.class::isInstance)
                        .map(Waiting.class::cast)
                : Stream.of();
    }

    private static String plain(Stream<String> sql) {
        return sql.map(one -> one.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Migration> migrations(Step step) {
        if (step instanceof Step.Act act) {
            return act.release().migrations().stream();
        }
        return step instanceof Step.Legacy legacy ? legacy.applied().migrations().stream() : Stream.of();
    }

    private static Stream<String> sql(Step step) {
        if (step instanceof Step.Sql sql) {
            return Stream.of(sql.sql());
        }
        if (step instanceof Step.Install install) {
            return Stream.of(install.sql());
        }
        if (step instanceof Step.Hold hold) {
            return Stream.of(hold.sql());
        }
        return migrations(step)
                .flatMap(migration -> Stream.concat(Stream.of(migration.up()), migration.down().stream()));
    }
}
