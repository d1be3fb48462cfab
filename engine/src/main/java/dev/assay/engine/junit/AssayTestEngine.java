package dev.assay.engine.junit;

import java.util.Collections;
import java.util.Comparator;
import java.util.Random;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.config.PrefixedConfigurationParameters;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestExecutorService;
import org.junit.platform.engine.support.hierarchical.ParallelHierarchicalTestExecutorServiceFactory;

/** Runs scenarios as tests of the JUnit Platform: one family a container, one case a test. */
public final class AssayTestEngine extends HierarchicalTestEngine<AssayContext> {

    private static final EngineDiscoveryRequestResolver<AssayEngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<AssayEngineDescriptor>builder()
                    .addResourceContainerSelectorResolver(org.junit.platform.commons.io.ResourceFilter.of(
                            resource -> ScenarioSource.isScenario(resource.getName())))
                    .addSelectorResolver(context -> new ScenarioResolver(
                            new Configuration(context.getDiscoveryRequest().getConfigurationParameters()),
                            context.getIssueReporter()))
                    .addTestDescriptorVisitor(context -> TestDescriptor::prune)
                    .addTestDescriptorVisitor(context -> AssayTestEngine::sort)
                    .addTestDescriptorVisitor(context -> new Configuration(
                                    context.getDiscoveryRequest().getConfigurationParameters())
                            .shuffle()
                            .map(AssayTestEngine::shuffled)
                            .orElse(descriptor -> {}))
                    .build();

    /** Creates the engine, for {@link java.util.ServiceLoader}. */
    public AssayTestEngine() {}

    @Override
    public String getId() {
        return AssayConstants.ENGINE_ID;
    }

    /** Puts families and scenarios in one order on every machine; cases stay in the order of their scenario. */
    private static void sort(TestDescriptor descriptor) {
        if (!(descriptor instanceof ScenarioDescriptor)) {
            descriptor.orderChildren(children -> {
                children.sort(Comparator.comparing(TestDescriptor::getDisplayName));
                return children;
            });
        }
    }

    /** The same seed gives the same order on every machine, because the descriptors are sorted before. */
    private static TestDescriptor.Visitor shuffled(long seed) {
        Random random = new Random(seed);
        return descriptor -> descriptor.orderChildren(children -> {
            Collections.shuffle(children, random);
            return children;
        });
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        AssayEngineDescriptor engine = new AssayEngineDescriptor(uniqueId);
        DiscoveryIssueReporter reporter = DiscoveryIssueReporter.deduplicating(
                DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), uniqueId));
        RESOLVER.resolve(request, engine, reporter);
        engine.remember();
        return engine;
    }

    @Override
    protected AssayContext createExecutionContext(ExecutionRequest request) {
        return new AssayContext(request);
    }

    @Override
    protected HierarchicalTestExecutorService createExecutorService(ExecutionRequest request) {
        if (!new Configuration(request.getConfigurationParameters()).parallel()) {
            return super.createExecutorService(request);
        }
        return ParallelHierarchicalTestExecutorServiceFactory.create(new PrefixedConfigurationParameters(
                request.getConfigurationParameters(), AssayConstants.PARALLEL_PREFIX + "config."));
    }
}
