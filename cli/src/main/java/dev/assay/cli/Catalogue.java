package dev.assay.cli;

import dev.assay.engine.junit.AssayTestEngine;
import dev.assay.engine.scenario.Scenario;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;

/** The scenarios that can be run: those that come with Assay, or those of the user's files. */
final class Catalogue {

    /** The package of the scenarios that come with Assay. */
    private static final String BUNDLED = "dev.assay.scenarios";

    private final List<DiscoverySelector> selectors;
    private final List<CatalogueEntry> entries;

    private Catalogue(List<DiscoverySelector> selectors, List<CatalogueEntry> entries) {
        this.selectors = List.copyOf(selectors);
        this.entries = entries.stream()
                .sorted(Comparator.comparing(
                                (CatalogueEntry entry) -> entry.scenario().family())
                        .thenComparing(entry -> entry.scenario().id()))
                .toList();
    }

    /** Reads the scenarios of files and directories, or those that come with Assay if there are none. */
    static Catalogue read(List<Path> paths) {
        List<DiscoverySelector> selectors = selectors(paths);
        Catalogue catalogue = new Catalogue(selectors, ScenarioDiscovery.entries(new AssayTestEngine(), selectors));
        catalogue.refuseTwoOfOneId();
        return catalogue;
    }

    private void refuseTwoOfOneId() {
        Map<String, Scenario> byId = new HashMap<>();
        for (CatalogueEntry entry : entries) {
            Scenario scenario = entry.scenario();
            Scenario other = byId.putIfAbsent(scenario.id(), scenario);
            if (other != null) {
                throw UserError.at(scenario.at().toString())
                        .expected("an id of its own")
                        .found("the id '" + scenario.id() + "', which " + other.at() + " has")
                        .rule("results are told apart by the id of their scenario")
                        .next("rename one of them");
            }
        }
    }

    private static List<DiscoverySelector> selectors(List<Path> paths) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        for (Path path : paths) {
            selectors.add(selector(path));
        }
        return selectors.isEmpty() ? List.of(DiscoverySelectors.selectPackage(BUNDLED)) : selectors;
    }

    private static DiscoverySelector selector(Path path) {
        if (Files.isDirectory(path)) {
            return DiscoverySelectors.selectDirectory(path.toString());
        }
        boolean isScenario = path.toString().endsWith(".yaml");
        if (Files.isReadable(path) && isScenario) {
            return DiscoverySelectors.selectFile(path.toString());
        }
        throw UserError.at(path.toString())
                .expected("a directory, or a scenario file that ends in .yaml")
                .found(Files.exists(path) ? (isScenario ? "a file that cannot be read" : "another file") : "nothing")
                .rule("paths name scenarios to run in place of those that come with Assay")
                .next("correct the path, or leave it out and name a scenario with --scenario");
    }

    List<DiscoverySelector> selectors() {
        return selectors;
    }

    List<CatalogueEntry> entries() {
        return entries;
    }

    /** All words that scenarios are known by in some respect, sorted. */
    List<String> words(Function<Scenario, List<String>> respect) {
        return new ArrayList<>(entries.stream()
                .flatMap(entry -> respect.apply(entry.scenario()).stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
