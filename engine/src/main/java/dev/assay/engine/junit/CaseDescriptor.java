package dev.assay.engine.junit;

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

    private final Scenario scenario;
    private final Scenario.Case story;

    CaseDescriptor(UniqueId parent, ScenarioSource source, Scenario scenario, Scenario.Case story) {
        super(
                parent.append(SEGMENT, story.name()),
                scenario.nameOf(story),
                source.at(scenario.at().line(), scenario.at().column()));
        this.scenario = scenario;
        this.story = story;
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
        context.run(this, scenario, story);
        return context;
    }

    @Override
    public Set<ExclusiveResource> getExclusiveResources() {
        return ScenarioTraits.resources(scenario);
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
