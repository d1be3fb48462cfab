package dev.assay.adapter.command;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a part of the catalogue against the runner of a descriptor, as a build would. */
final class Catalogued {

    private final List<JsonNode> results = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Catalogued() {}

    static Catalogued run(Path descriptor, String runner, String tag) {
        Catalogued run = new Catalogued();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage("dev.assay.scenarios"))
                                .filters(EngineFilter.includeEngines("assay"), TagFilter.includeTags(tag))
                                .configurationParameter("assay.adapters", descriptor.toString())
                                .configurationParameter("assay.runner", runner)
                                .configurationParameter("assay.runner.required", "true")
                                .build(),
                        run.listener());
        return run;
    }

    /** The results, as reports see them. */
    List<JsonNode> results() {
        return List.copyOf(results);
    }

    /** What JUnit calls failed, and why. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private TestExecutionListener listener() {
        return new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
                String json = entry.getKeyValuePairs().get("assay.result");
                if (json != null) {
                    add(json);
                }
            }

            @Override
            public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
                result.getThrowable().ifPresent(failure -> fail(identifier.getDisplayName() + ": " + failure));
            }
        };
    }

    private synchronized void add(String json) {
        try {
            results.add(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void fail(String what) {
        failures.add(what);
    }
}
