package dev.assay.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.assay.engine.schema.Level;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which module and which package may know which. This module sees all of them. */
class ArchitectureTests {

    private static final int FLOOR = 400;
    private static final String ENGINE = "dev.assay.engine.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay");

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static ArchRule knowsNone(String who, String why, String... whom) {
        return noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(whom)
                .because(why);
    }

    private static void engineKnowsNone(String who, String why, String... whom) {
        String[] packages = Arrays.stream(whom).map(one -> ENGINE + one + "..").toArray(String[]::new);
        check(knowsNone(ENGINE + who + "..", why, packages));
    }

    /** The package is of use to all of these, and knows none of them. */
    private static void engineKnowsNoOther(String who, String why) {
        String[] others = Stream.of(
                        "yaml",
                        "scenario",
                        "adapter",
                        "postgres",
                        "schema",
                        "data",
                        "wire",
                        "execution",
                        "junit",
                        "await")
                .filter(other -> !other.equals(who))
                .toArray(String[]::new);
        engineKnowsNone(who, why, others);
    }

    @Test
    void looks_at_all_modules() {
        assertThat(CLASSES.size()).as("classes analysed").isGreaterThan(FLOOR);
        for (String module :
                new String[] {"engine", "adapter.command", "adapter.setrunner", "setrunner", "report", "cli"}) {
            assertThat(CLASSES.that(resideInAPackage("dev.assay." + module + "..")))
                    .as(module)
                    .hasSizeGreaterThan(3);
        }
    }

    @Nested
    class Modules {

        @Test
        void the_engine_knows_no_other() {
            check(knowsNone(
                    "dev.assay.engine..",
                    "adapters, scenarios and reports are found by the engine and never named by it",
                    "dev.assay.adapter..",
                    "dev.assay.setrunner..",
                    "dev.assay.report..",
                    "dev.assay.cli.."));
        }

        @Test
        void reports_know_the_engine_alone() {
            check(knowsNone(
                    "dev.assay.report..",
                    "a report is made of results, whoever drove the runner and whoever asked for it",
                    "dev.assay.adapter..",
                    "dev.assay.setrunner..",
                    "dev.assay.cli.."));
        }

        @Test
        void adapters_know_neither_reports_nor_the_command_line() {
            check(knowsNone(
                    "dev.assay.adapter..",
                    "an adapter translates and never judges or reports",
                    "dev.assay.report..",
                    "dev.assay.cli.."));
        }

        @Test
        void adapters_do_not_know_each_other() {
            check(slices().matching("dev.assay.adapter.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each can be left out of a class path"));
        }

        @Test
        void the_command_line_finds_adapters_and_names_none() {
            check(knowsNone(
                    "dev.assay.cli..",
                    "a new adapter on the class path must work without a change here",
                    "dev.assay.adapter..",
                    "dev.assay.setrunner.."));
        }

        @Test
        void the_set_runner_knows_nothing_of_assay() {
            check(noClasses()
                    .that()
                    .resideInAPackage("dev.assay.setrunner..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.assay..").and(not(resideInAPackage("dev.assay.setrunner.."))))
                    .because("anyone can use it in production, with JDBC and SLF4J and nothing else"));
        }

        @Test
        void only_engine_reports_and_command_line_see_the_junit_platform() {
            check(noClasses()
                    .that(not(resideInAnyPackage("dev.assay.engine.junit..", "dev.assay.report..", "dev.assay.cli..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.junit..", "org.opentest4j..")
                    .because("what is run and judged does not depend on who runs it"));
        }
    }

    @Nested
    class Packages_of_the_engine {

        @Test
        void have_no_cycles() {
            check(slices().matching("dev.assay.engine.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("nothing runs backwards along the way of a scenario"));
        }

        @Test
        void yaml_knows_none() {
            engineKnowsNoOther("yaml", "it reads text and knows no language");
        }

        @Test
        void sql_knows_none() {
            engineKnowsNoOther(
                    "sql", "it cuts text by the rules of a manual, whoever wrote it and whoever executes it");
        }

        @Test
        void json_knows_none() {
            engineKnowsNoOther("json", "it writes whatever record it is told the type of");
        }

        @Test
        void scenario_knows_neither_servers_nor_runners() {
            engineKnowsNone(
                    "scenario",
                    "a scenario can be read and checked without a server and without a runner",
                    "postgres",
                    "adapter",
                    "data",
                    "wire",
                    "execution",
                    "junit");
        }

        @Test
        void scenario_knows_of_schemas_only_the_name_of_a_level() {
            check(noClasses()
                    .that()
                    .resideInAPackage(ENGINE + "scenario..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(ENGINE + "schema..").and(not(type(Level.class))))
                    .because("a scenario says how closely to compare, and not how that is done"));
        }

        @Test
        void schema_and_data_know_neither_scenarios_nor_runners() {
            String why = "what a database holds is compared without knowing why it is looked at";
            engineKnowsNone("schema", why, "scenario", "adapter", "execution", "junit");
            engineKnowsNone("data", why, "scenario", "adapter", "execution", "junit");
        }

        @Test
        void postgres_knows_no_scenario() {
            engineKnowsNone(
                    "postgres", "a server is the same for every scenario", "scenario", "adapter", "execution", "junit");
        }

        @Test
        void wire_knows_bytes_and_no_story() {
            engineKnowsNone(
                    "wire",
                    "a proxy does what it is told and is of use to anybody",
                    "scenario",
                    "adapter",
                    "execution",
                    "junit");
        }

        @Test
        void adapter_knows_no_execution() {
            engineKnowsNone(
                    "adapter", "an adapter is told what to do and never what is expected", "execution", "junit");
        }

        @Test
        void execution_knows_no_junit() {
            engineKnowsNone("execution", "whoever runs a case, its verdict is the same", "junit", "exploration");
        }

        @Test
        void exploration_plans_and_runs_nothing() {
            engineKnowsNone(
                    "exploration", "it is a pure function of what a run showed", "postgres", "schema", "data", "junit");
        }
    }

    @Test
    void nothing_sleeps() {
        check(noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .because("waiting means watching until a condition holds or a bound passes"));
    }
}
