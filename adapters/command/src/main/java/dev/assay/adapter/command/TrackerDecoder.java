package dev.assay.adapter.command;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the part {@code tracker} of a descriptor. */
final class TrackerDecoder {

    /** The keys of {@code tracker}. */
    static final List<String> KEYS = List.of("relations", "schemas", "kind", "applied", "baseline", "dirty");

    private static final Pattern RELATION = Pattern.compile("[^.\"\\s]+\\.[^.\"\\s]+");
    private static final Pattern SCHEMA = Pattern.compile("[^.\"\\s]+");
    private static final Pattern QUERY = Pattern.compile("(?is)\\s*(SELECT|WITH|VALUES|TABLE)\\b[^;]*");

    private final Decoding decoding;

    TrackerDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    TrackerQueries decode(MappingDecoder top) {
        Optional<MappingDecoder> found = decoding.section(top, "tracker", KEYS);
        if (found.isEmpty()) {
            return TrackerQueries.NONE;
        }
        MappingDecoder tracker = found.get();
        if (!tracker.has("kind")) {
            tracker.missing("kind");
        }
        return new TrackerQueries(
                relations(tracker),
                schemas(tracker),
                tracker.word("kind", TrackerQueries.Kind.class, TrackerQueries.Kind.SET),
                decoding.text(tracker, "applied", QUERY, expected("applied"), NEXT),
                decoding.optionalText(tracker, "baseline", QUERY, expected("baseline"), NEXT),
                decoding.optionalText(tracker, "dirty", QUERY, expected("dirty"), NEXT));
    }

    private static final String NEXT = "write a SELECT whose first column is the version, without a semicolon";

    private static String expected(String key) {
        return "one query for '" + key + "'";
    }

    private List<String> relations(MappingDecoder tracker) {
        List<YamlNode> items = tracker.items("relations");
        if (items.isEmpty() && !(tracker.node("relations").orElse(null) instanceof YamlNode.Mapping)) {
            tracker.missing("relations");
        }
        for (YamlNode item : items) {
            if (item instanceof YamlNode.Scalar scalar
                    && !RELATION.matcher(scalar.text()).matches()) {
                decoding.wrong(
                        item,
                        item.describe(),
                        "a relation with its schema",
                        "the runner's own relations are left out of comparisons by identity, so each needs its schema",
                        "write for instance 'public.schema_migrations'");
            }
        }
        return tracker.texts("relations");
    }

    private List<String> schemas(MappingDecoder tracker) {
        for (YamlNode item : tracker.items("schemas")) {
            if (item instanceof YamlNode.Scalar scalar
                    && !SCHEMA.matcher(scalar.text()).matches()) {
                decoding.wrong(
                        item,
                        item.describe(),
                        "the name of a schema",
                        "a schema of the runner's own is left out of comparisons with everything in it",
                        "write for instance 'sqitch'; single tables and types go into 'relations'");
            }
        }
        return tracker.texts("schemas");
    }
}
