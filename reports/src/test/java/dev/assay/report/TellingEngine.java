package dev.assay.report;

import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.junit.RunFacts;
import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/** Publishes results as Assay's engine does, without a server or a runner. */
final class TellingEngine implements TestEngine {

    private final List<Result> results;
    private final TestExecutionResult ending;

    TellingEngine(List<Result> results, TestExecutionResult ending) {
        this.results = results;
        this.ending = ending;
    }

    @Override
    public String getId() {
        return AssayConstants.ENGINE_ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "Assay");
        Node family = new Node(id.append("family", "some-family"), "some-family", TestDescriptor.Type.CONTAINER);
        engine.addChild(family);
        for (Result result : results) {
            UniqueId scenario = family.getUniqueId().append("scenario", "classpath:x/" + result.scenario() + ".yaml");
            family.addChild(new Node(scenario, result.scenario() + ": Its title", TestDescriptor.Type.TEST));
        }
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        EngineExecutionListener listener = request.getEngineExecutionListener();
        TestDescriptor engine = request.getRootTestDescriptor();
        listener.executionStarted(engine);
        if (!results.isEmpty()) {
            RunFacts facts = SampleRun.facts(results.get(0).runner());
            listener.reportingEntryPublished(
                    engine, ReportEntry.from(AssayConstants.RUN_ENTRY, RunFacts.JSON.write(facts)));
        }
        int next = 0;
        for (TestDescriptor family : engine.getChildren()) {
            listener.executionStarted(family);
            for (TestDescriptor test : family.getChildren()) {
                Result result = results.get(next++);
                listener.executionStarted(test);
                listener.reportingEntryPublished(
                        test, ReportEntry.from(AssayConstants.RESULT_ENTRY, Result.JSON.write(result)));
                listener.executionFinished(
                        test,
                        result.isExpected()
                                ? TestExecutionResult.successful()
                                : TestExecutionResult.failed(new AssertionError("a verdict")));
            }
            listener.executionFinished(family, TestExecutionResult.successful());
        }
        listener.executionFinished(engine, ending);
    }

    private static final class Node extends AbstractTestDescriptor {

        private final Type type;

        Node(UniqueId id, String name, Type type) {
            super(id, name);
            this.type = type;
        }

        @Override
        public Type getType() {
            return type;
        }
    }
}
