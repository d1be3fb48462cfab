package dev.assay.engine.junit;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource.LockMode;

/** What JUnit is told of a scenario beside its name: its tags, and whether it must run alone. */
final class ScenarioTraits {

    private ScenarioTraits() {}

    static Set<TestTag> tags(Scenario scenario) {
        Set<TestTag> tags = new LinkedHashSet<>();
        tags.add(TestTag.create(scenario.family()));
        tags.add(TestTag.create(scenario.profile()));
        tags.add(TestTag.create(Words.spelling(scenario.severity())));
        return tags;
    }

    /** Every scenario uses the server; one that needs it to itself locks out the others. */
    static Set<ExclusiveResource> resources(Scenario scenario) {
        LockMode mode = scenario.alone() ? LockMode.READ_WRITE : LockMode.READ;
        return Set.of(new ExclusiveResource("dev.assay.server", mode));
    }
}
