package dev.assay.engine.junit;

import dev.assay.engine.junit.ScenarioSelectors.OfCase;
import dev.assay.engine.junit.ScenarioSelectors.OfFamily;
import dev.assay.engine.junit.ScenarioSelectors.OfScenario;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClasspathResourceSelector;
import org.junit.platform.engine.discovery.DirectorySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.FileSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/** Finds scenarios for selectors. A file that cannot be used becomes an issue; the others go on. */
final class ScenarioResolver implements SelectorResolver {

    private final Configuration configuration;
    private final DiscoveryIssueReporter issues;
    private final Map<ScenarioSource, Optional<Scenario>> parsed = new HashMap<>();

    ScenarioResolver(Configuration configuration, DiscoveryIssueReporter issues) {
        this.configuration = configuration;
        this.issues = issues;
    }

    @Override
    public Resolution resolve(ClasspathResourceSelector selector, Context context) {
        String resource = selector.getClasspathResourceName();
        return ScenarioSource.isScenario(resource)
                ? scenario(new ScenarioSource.OnClasspath(resource), context)
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(FileSelector selector, Context context) {
        return ScenarioSource.isScenario(selector.getRawPath())
                ? scenario(new ScenarioSource.InFile(selector.getPath()), context)
                : Resolution.unresolved();
    }

    @Override
    public Resolution resolve(DirectorySelector selector, Context context) {
        try (Stream<Path> files = Files.walk(selector.getPath())) {
            Set<DiscoverySelector> found = files.filter(Files::isRegularFile)
                    .filter(file -> ScenarioSource.isScenario(file.toString()))
                    .sorted()
                    .map(file -> DiscoverySelectors.selectFile(file.toString()))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return found.isEmpty() ? Resolution.unresolved() : Resolution.selectors(found);
        } catch (IOException e) {
            throw new UncheckedIOException(selector.getRawPath() + " cannot be read", e);
        }
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        UniqueId id = selector.getUniqueId();
        UniqueId.Segment last = id.getLastSegment();
        if (last.getType().equals(ScenarioDescriptor.SEGMENT)) {
            return scenario(ScenarioSource.parse(last.getValue()), context);
        }
        if (last.getType().equals(CaseDescriptor.SEGMENT)) {
            String scenario = id.removeLastSegment().getLastSegment().getValue();
            return oneCase(new OfCase(ScenarioSource.parse(scenario), last.getValue()), context);
        }
        return Resolution.unresolved();
    }

    @Override
    public Resolution resolve(DiscoverySelector selector, Context context) {
        if (selector instanceof OfFamily family) {
            return context.addToParent(
                            parent -> Optional.of(new FamilyDescriptor(parent.getUniqueId(), family.family())))
                    .map(descriptor -> Resolution.match(Match.partial(descriptor)))
                    .orElseGet(Resolution::unresolved);
        }
        if (selector instanceof OfScenario scenario) {
            return scenario(scenario.source(), context);
        }
        return selector instanceof OfCase one ? oneCase(one, context) : Resolution.unresolved();
    }

    private Resolution scenario(ScenarioSource source, Context context) {
        return descriptor(source, context)
                .map(descriptor -> Resolution.match(Match.exact(descriptor, () -> cases(source))))
                .orElseGet(Resolution::unresolved);
    }

    private Optional<ScenarioDescriptor> descriptor(ScenarioSource source, Context context) {
        return parse(source)
                .flatMap(scenario -> context.addToParent(
                        () -> new OfFamily(scenario.family()),
                        parent -> Optional.of(new ScenarioDescriptor(parent.getUniqueId(), source, scenario))));
    }

    private Set<DiscoverySelector> cases(ScenarioSource source) {
        return parse(source).stream()
                .flatMap(scenario -> scenario.cases().stream())
                .filter(one -> !one.name().isEmpty())
                .map(one -> new OfCase(source, one.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Resolution oneCase(OfCase selector, Context context) {
        Optional<Scenario> scenario = parse(selector.source());
        if (scenario.filter(one -> one.exploration().isPresent()).isPresent()) {
            return exploredCase(selector, context);
        }
        Optional<Scenario.Case> found = scenario.flatMap(all -> all.cases().stream()
                .filter(one -> one.name().equals(selector.name()))
                .findFirst());
        return found.flatMap(one -> context.addToParent(
                        () -> new OfScenario(selector.source()),
                        parent -> Optional.of(new CaseDescriptor(
                                parent.getUniqueId(), selector.source(), scenario.orElseThrow(), one))))
                .map(descriptor -> Resolution.match(Match.exact(descriptor)))
                .orElseGet(Resolution::unresolved);
    }

    /** The case of an explored scenario is there only when that is executed, which is told to run no other. */
    private Resolution exploredCase(OfCase selector, Context context) {
        return descriptor(selector.source(), context)
                .map(descriptor -> {
                    descriptor.select(selector.name());
                    return Resolution.match(Match.partial(descriptor));
                })
                .orElseGet(Resolution::unresolved);
    }

    private Optional<Scenario> parse(ScenarioSource source) {
        return parsed.computeIfAbsent(source, this::parseNow);
    }

    private Optional<Scenario> parseNow(ScenarioSource source) {
        try {
            return Optional.of(configuration.explored(ScenarioParser.parse(source.title(), source.read())));
        } catch (InputException e) {
            for (Problem problem : e.problems()) {
                issues.reportIssue(DiscoveryIssue.builder(configuration.unusableFile(), problem.toString())
                        .source(source.at(
                                problem.where().line(), problem.where().column())));
            }
            return Optional.empty();
        }
    }
}
