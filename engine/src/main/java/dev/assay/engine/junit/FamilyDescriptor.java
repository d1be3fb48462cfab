package dev.assay.engine.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** A family of scenarios. */
final class FamilyDescriptor extends AbstractTestDescriptor implements Node<AssayContext> {

    static final String SEGMENT = "family";

    FamilyDescriptor(UniqueId parent, String family) {
        super(parent.append(SEGMENT, family), family);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public ExecutionMode getExecutionMode() {
        return ExecutionMode.CONCURRENT;
    }
}
