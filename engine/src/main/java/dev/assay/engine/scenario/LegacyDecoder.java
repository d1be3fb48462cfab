package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.OptionalLong;

/** Reads the step that puts the tracker of another runner into the database. */
final class LegacyDecoder {

    private static final String USUAL = "public.schema_migrations";

    private final MigrationTable migrations;
    private final List<Problem> problems;

    LegacyDecoder(MigrationTable migrations, List<Problem> problems) {
        this.migrations = migrations;
        this.problems = problems;
    }

    Step legacy(MappingDecoder step) {
        YamlNode node = step.node("legacy").orElseThrow();
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.LEGACY, problems);
        String tracker = tracker(decoder);
        int dot = tracker.indexOf('.');
        OptionalLong version = decoder.number("version").map(OptionalLong::of).orElse(OptionalLong.empty());
        boolean dirty = decoder.flag("dirty", false);
        if (dirty && !decoder.has("version")) {
            decoder.missing("version");
        }
        return new Step.Legacy(
                tracker.substring(0, dot),
                tracker.substring(dot + 1),
                version,
                dirty,
                migrations.release(decoder.items("applied")),
                step.at());
    }

    private static String tracker(MappingDecoder legacy) {
        String tracker = legacy.text("tracker");
        if (tracker.matches("[a-z_]+\\.[a-z_]+")) {
            return tracker;
        }
        if (!tracker.isEmpty()) {
            legacy.node("tracker")
                    .ifPresent(node ->
                            legacy.wrong(node, "a tracker written schema.table", "write for instance '" + USUAL + "'"));
        }
        return USUAL;
    }
}
