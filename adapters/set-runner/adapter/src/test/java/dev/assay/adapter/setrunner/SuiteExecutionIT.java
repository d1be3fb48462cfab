package dev.assay.adapter.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Looks at the report that Surefire wrote of the suite in this very build: an engine that is silently absent, or a
 * catalogue that is silently empty, would run nothing and pass.
 */
class SuiteExecutionIT {

    private static final File REPORT =
            new File("target/surefire-reports/TEST-" + SetRunnerSuiteTests.class.getName() + ".xml");

    @Test
    void the_build_executed_every_case_of_every_file_of_the_catalogue() throws Exception {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage("dev.assay.scenarios"))
                        .filters(includeEngines("assay"))
                        .configurationParameter("assay.runner", "set-runner")
                        .build());
        List<String> cases = names(plan, TestIdentifier::isTest);
        List<String> scenarios = names(plan, SuiteExecutionIT::isScenario);
        List<String> executed = executed();

        assertThat(scenarios).hasSize(files());
        assertThat(executed).containsAll(cases);
        scenarios.removeAll(cases);
        assertThat(scenarios)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(executed)
                        .as("the cases of %s, which for an explored one are found when it is executed", name)
                        .filteredOn(one -> one.startsWith(name.split(": ", 2)[0] + " / "))
                        .hasSizeGreaterThan(1));
    }

    private static List<String> names(TestPlan plan, Predicate<TestIdentifier> which) {
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(which)
                .map(TestIdentifier::getDisplayName)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isScenario(TestIdentifier identifier) {
        return identifier.getUniqueIdObject().getLastSegment().getType().equals("scenario");
    }

    private static List<String> executed() throws Exception {
        assertThat(REPORT)
                .as(
                        "Surefire's report of the suite; where tests were chosen with -Dtest, leave this out with -DskipITs")
                .exists();
        Document report =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(REPORT);
        NodeList cases = report.getElementsByTagName("testcase");
        return IntStream.range(0, cases.getLength())
                .mapToObj(index -> (Element) cases.item(index))
                .filter(one -> !isSkipped(one))
                .map(one -> one.getAttribute("name"))
                .toList();
    }

    /** A case of the verdict none was reached, and said which program it lacks; in CI every program is required. */
    private static boolean isSkipped(Element testcase) {
        NodeList skipped = testcase.getElementsByTagName("skipped");
        return skipped.getLength() > 0 && !skipped.item(0).getTextContent().contains("none: it could not be run");
    }

    private static int files() throws IOException {
        Path catalogue = Path.of(
                System.getProperty("assay.project.dir"),
                "scenarios",
                "src",
                "main",
                "resources",
                "dev",
                "assay",
                "scenarios");
        try (Stream<Path> files = Files.walk(catalogue)) {
            return (int) files.filter(file -> file.toString().endsWith(".yaml")).count();
        }
    }
}
