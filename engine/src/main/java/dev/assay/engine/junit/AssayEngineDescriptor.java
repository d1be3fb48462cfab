package dev.assay.engine.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** The root: makes ready what the cases need, only if there are any. */
final class AssayEngineDescriptor extends EngineDescriptor implements Node<AssayContext> {

    AssayEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Assay");
    }

    @Override
    public SkipResult shouldBeSkipped(AssayContext context) {
        return getChildren().isEmpty() ? SkipResult.doNotSkip() : context.unavailable();
    }

    @Override
    public AssayContext before(AssayContext context) {
        return getChildren().isEmpty() ? context : context.ready();
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
