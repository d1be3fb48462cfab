package dev.assay.cli;

import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Asks the engine which scenarios there are; what it cannot use is one error with every problem. */
final class ScenarioDiscovery {

    private ScenarioDiscovery() {}

    static List<CatalogueEntry> entries(TestEngine engine, List<DiscoverySelector> selectors) {
        Issues issues = new Issues();
        TestPlan plan = LauncherFactory.create(config(engine))
                .discover(LauncherDiscoveryRequestBuilder.discoveryRequest()
                        .selectors(selectors)
                        .configurationParameter(AssayConstants.UNUSABLE_FILE, "warning")
                        .listeners(issues)
                        .build());
        issues.refuse();
        return plan.getRoots().stream()
                .flatMap(root -> plan.getDescendants(root).stream())
                .filter(ScenarioDiscovery::isScenario)
                .map(identifier -> new CatalogueEntry(
                        identifier.getUniqueIdObject(),
                        parse(identifier.getSource().orElseThrow())))
                .toList();
    }

    /** A launcher with this engine alone and nothing that the class path brings along. */
    static LauncherConfig config(TestEngine engine) {
        return LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .addTestEngines(engine)
                .build();
    }

    private static boolean isScenario(TestIdentifier identifier) {
        return identifier.getUniqueIdObject().getLastSegment().getType().equals("scenario");
    }

    private static Scenario parse(TestSource source) {
        try {
            if (source instanceof FileSource file) {
                return ScenarioParser.parse(
                        file.getFile().getPath(),
                        Files.readString(file.getFile().toPath()));
            }
            String resource = ((ClasspathResourceSource) source).getClasspathResourceName();
            try (InputStream in = ScenarioDiscovery.class.getResourceAsStream("/" + resource)) {
                if (in == null) {
                    throw new IOException(resource + " is not on the class path");
                }
                return ScenarioParser.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Issues implements LauncherDiscoveryListener {

        private final List<DiscoveryIssue> issues = new ArrayList<>();

        @Override
        public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
            issues.add(issue);
        }

        void refuse() {
            Stream<DiscoveryIssue> serious =
                    issues.stream().filter(issue -> issue.severity().compareTo(DiscoveryIssue.Severity.WARNING) >= 0);
            List<String> messages = serious.map(DiscoveryIssue::message).toList();
            if (!messages.isEmpty()) {
                throw new UserError(String.join(System.lineSeparator(), messages));
            }
        }
    }
}
