package dev.assay.engine.junit;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.MappingDecoder;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.platform.engine.TestTag;

/** The tags of a scenario: its family, its profile and its severity. */
final class ScenarioTags {

    private ScenarioTags() {}

    static Set<TestTag> of(Scenario scenario) {
        Set<TestTag> tags = new LinkedHashSet<>();
        tags.add(TestTag.create(scenario.family()));
        tags.add(TestTag.create(scenario.profile()));
        tags.add(TestTag.create(MappingDecoder.spelling(scenario.severity())));
        return tags;
    }
}
