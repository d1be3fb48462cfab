package dev.assay.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One change of {@code mutations.yaml}, the levels that must show it, and the objects that it must be told by on a major version. */
record Mutation(
        String change, int since, Level until, List<String> names, List<String> before18, List<String> before17) {

    private static final int OLDEST = 14;

    /** Reads all of them. */
    static List<Mutation> all() {
        List<Mutation> mutations = new ArrayList<>();
        Resources.yaml("mutations.yaml").forEach(node -> mutations.add(of(node)));
        return mutations;
    }

    /** Reads those that a major version knows. */
    static List<Mutation> of(int major) {
        return all().stream().filter(mutation -> mutation.since <= major).toList();
    }

    private static Mutation of(JsonNode node) {
        List<String> names = texts(node.path("names"));
        List<String> before18 = node.has("before_18") ? texts(node.path("before_18")) : names;
        List<String> before17 = node.has("before_17") ? texts(node.path("before_17")) : before18;
        Level until = Level.valueOf(node.path("until").asText("logical").toUpperCase(Locale.ROOT));
        return new Mutation(
                node.path("change").asText(), node.path("since").asInt(OLDEST), until, names, before18, before17);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** Returns whether a level must show the change; one that must not must be silent. */
    boolean isSeenAt(Level level) {
        return level.compareTo(until) <= 0;
    }

    /** Returns the names of the objects that the difference must name, and no others. */
    List<String> names(int major) {
        if (major < 17) {
            return before17;
        }
        return major < 18 ? before18 : names;
    }
}
