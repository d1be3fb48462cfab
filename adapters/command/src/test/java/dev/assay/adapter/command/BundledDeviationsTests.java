package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.EngineFilter.includeEngines;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.exploration.Explored;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A deviation that is recorded for a case that no longer exists would never be found to be stale. */
class BundledDeviationsTests {

    private static final Set<String> CASES = cases();

    static Stream<Adapter> adapters() {
        return Adapters.load(new AdapterSettings(Path.of("nowhere"), List.of())).all().stream();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void each_is_recorded_for_a_case_of_the_catalogue_and_once(Adapter adapter) {
        assertThat(adapter.deviations())
                .allSatisfy(deviation -> assertThat(CASES).contains(name(deviation)))
                .extracting(
                        deviation -> deviation.scenario() + " / " + deviation.cases() + ": " + deviation.behaviour())
                .doesNotHaveDuplicates();
    }

    @Test
    void some_are_recorded_for_the_runners_that_are_known_best() {
        assertThat(adapters()
                        .filter(adapter -> !adapter.deviations().isEmpty())
                        .map(adapter -> adapter.runner().id()))
                .contains("golang-migrate", "goose", "dbmate");
    }

    /** The cases of an explored scenario are known only when it is executed. */
    private static boolean isCaseOrExplored(TestIdentifier identifier) {
        boolean scenario =
                identifier.getUniqueIdObject().getLastSegment().getType().equals("scenario");
        return identifier.isTest() || scenario;
    }

    private static String name(Deviation deviation) {
        boolean explored = deviation.isPattern() || deviation.cases().equals(Explored.WITHOUT_FAULT);
        return deviation.cases().isEmpty() || explored
                ? deviation.scenario()
                : deviation.scenario() + " / " + deviation.cases();
    }

    private static Set<String> cases() {
        TestPlan plan = LauncherFactory.create()
                .discover(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectPackage("dev.assay.scenarios"))
                        .filters(includeEngines("assay"))
                        .build());
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(BundledDeviationsTests::isCaseOrExplored)
                .map(TestIdentifier::getDisplayName)
                .map(name -> name.split(": ", 2)[0])
                .collect(Collectors.toSet());
    }
}
