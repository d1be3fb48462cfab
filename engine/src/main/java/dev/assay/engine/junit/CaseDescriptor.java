package dev.assay.engine.junit;

import dev.assay.engine.execution.Result;
import dev.assay.engine.scenario.Scenario;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.Node;

/** One case of a scenario that has several. */
final class CaseDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "case";

    /** Where the result of a case comes from. */
    interface Body {
        Result run(AssayContext context) throws InterruptedException;
    }

    private final Scenario scenario;
    private final Body body;

    CaseDescriptor(UniqueId parent, ScenarioSource source, Scenario scenario, Scenario.Case story) {
        this(parent, source, scenario, story, context -> context.execution().run(scenario, story));
    }

    CaseDescriptor(UniqueId parent, ScenarioSource source, Scenario scenario, Scenario.Case story, Body body) {
        super(
                parent.append(SEGMENT, story.name()),
                scenario.nameOf(story) + (story.title().isEmpty() ? "" : " (" + story.title() + ")"),
                source.at(scenario.at().line(), scenario.at().column()));
        this.scenario = scenario;
        this.body = body;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return ScenarioTraits.tags(scenario);
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor dynamicTestExecutor)
            throws InterruptedException {
        context.conclude(this, scenario, body.run(context));
        return context;
    }

    /** A case that is found while its scenario is executed is under the lock of that. */
    @Override
    public Set<ExclusiveResource> getExclusiveResources() {
        return scenario.exploration().isPresent() ? Set.of() : ScenarioTraits.resources(scenario);
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
