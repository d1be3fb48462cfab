package dev.assay.engine.junit;

import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root: makes ready what the cases need, only if there are any. */
final class AssayEngineDescriptor extends EngineDescriptor implements Node<AssayContext> {

    private RunFacts.Catalogue catalogue = RunFacts.Catalogue.EMPTY;

    AssayEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Assay");
    }

    /** Remembers what was discovered, before anybody's filter took some of it away. */
    void remember() {
        catalogue = RunFacts.Catalogue.of(scenarios().toList());
    }

    private Stream<ScenarioDescriptor> scenarios() {
        return getDescendants().stream()
                .filter(ScenarioDescriptor.class::isInstance)
                .map(ScenarioDescriptor.class::cast);
    }

    @Override
    public SkipResult shouldBeSkipped(AssayContext context) {
        return getChildren().isEmpty() ? SkipResult.doNotSkip() : context.unavailable();
    }

    @Override
    public AssayContext before(AssayContext context) {
        if (getChildren().isEmpty()) {
            return context;
        }
        AssayContext ready = context.ready();
        List<String> selected =
                scenarios().map(one -> one.scenario().id()).sorted().toList();
        ready.publish(this, AssayConstants.RUN_ENTRY, RunFacts.JSON.write(ready.facts(catalogue, selected)));
        return ready;
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
