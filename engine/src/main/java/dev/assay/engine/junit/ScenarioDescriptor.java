package dev.assay.engine.junit;

import dev.assay.engine.scenario.Scenario;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.Node;

/**
 * A scenario: a test if it has one case, otherwise the container of its cases. The cases of an explored one are found
 * when it is executed.
 */
final class ScenarioDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "scenario";

    private final ScenarioSource origin;
    private final Scenario scenario;
    private final Set<String> only = ConcurrentHashMap.newKeySet();

    ScenarioDescriptor(UniqueId parent, ScenarioSource source, Scenario scenario) {
        super(
                parent.append(SEGMENT, source.id()),
                scenario.id() + ": " + scenario.title(),
                source.at(scenario.at().line(), scenario.at().column()));
        this.origin = source;
        this.scenario = scenario;
    }

    Scenario scenario() {
        return scenario;
    }

    ScenarioSource origin() {
        return origin;
    }

    /** Asks for one case of an explored scenario, in place of all. */
    void select(String caseName) {
        only.add(caseName);
    }

    @Override
    public Type getType() {
        return isTest() ? Type.TEST : Type.CONTAINER;
    }

    @Override
    public boolean isTest() {
        return scenario.cases().size() == 1 && !mayRegisterTests();
    }

    @Override
    public boolean isContainer() {
        return !isTest();
    }

    @Override
    public boolean mayRegisterTests() {
        return scenario.exploration().isPresent();
    }

    @Override
    public Set<TestTag> getTags() {
        return ScenarioTraits.tags(scenario);
    }

    @Override
    public AssayContext execute(AssayContext context, DynamicTestExecutor dynamicTestExecutor)
            throws InterruptedException {
        if (isTest()) {
            context.run(this, scenario, scenario.cases().get(0));
        } else if (mayRegisterTests()) {
            new Explorer(this, origin, scenario, context).explore(dynamicTestExecutor, only);
        }
        return context;
    }

    @Override
    public Set<ExclusiveResource> getExclusiveResources() {
        return isTest() || mayRegisterTests() ? ScenarioTraits.resources(scenario) : Set.of();
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
