package dev.assay.engine.junit;

import dev.assay.engine.scenario.Scenario;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A scenario: a test if it has one case, otherwise the container of its cases. */
final class ScenarioDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "scenario";

    private final Scenario scenario;

    ScenarioDescriptor(UniqueId parent, ScenarioSource source, Scenario scenario) {
        super(
                parent.append(SEGMENT, source.id()),
                scenario.id() + ": " + scenario.title(),
                source.at(scenario.at().line(), scenario.at().column()));
        this.scenario = scenario;
    }

    @Override
    public Type getType() {
        return hasOneCase() ? Type.TEST : Type.CONTAINER;
    }

    private boolean hasOneCase() {
        return scenario.cases().size() == 1;
    }

    @Override
    public Set<TestTag> getTags() {
        return ScenarioTraits.tags(scenario);
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor dynamicTestExecutor)
            throws InterruptedException {
        if (hasOneCase()) {
            context.run(this, scenario, scenario.cases().get(0));
        }
        return context;
    }

    @Override
    public Set<ExclusiveResource> getExclusiveResources() {
        return hasOneCase() ? ScenarioTraits.resources(scenario) : Set.of();
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
