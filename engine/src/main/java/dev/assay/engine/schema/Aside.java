package dev.assay.engine.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One thing that a level leaves aside, as an entry of {@code levels.yaml} says it. */
final class Aside {

    private final String name;
    private final Set<Level> levels = new HashSet<>();
    private final Names attributes;
    private final Names kinds;
    private final Set<String> orders;
    private final Set<String> renamed;
    private final Map<String, Set<String>> ofKinds = new HashMap<>();

    /** Names, and beginnings of names. */
    private record Names(Set<String> whole, List<String> beginnings) {

        static Names of(JsonNode list) {
            Names names = new Names(new HashSet<>(), new ArrayList<>());
            for (String text : texts(list)) {
                if (text.endsWith("*")) {
                    names.beginnings().add(text.substring(0, text.length() - 1));
                } else {
                    names.whole().add(text);
                }
            }
            return names;
        }

        boolean has(String text) {
            return whole.contains(text) || beginnings.stream().anyMatch(text::startsWith);
        }
    }

    private Aside(JsonNode entry) {
        this.name = entry.path("name").asText();
        texts(entry.path("levels")).forEach(level -> levels.add(Level.valueOf(level.toUpperCase(Locale.ROOT))));
        this.attributes = Names.of(entry.path("attributes"));
        this.kinds = Names.of(entry.path("kinds"));
        this.orders = texts(entry.path("orders"));
        this.renamed = texts(entry.path("renamed"));
        entry.path("of_kinds").properties().forEach(of -> ofKinds.put(of.getKey(), texts(of.getValue())));
        if (entry.path("reason").asText().isBlank()) {
            throw new IllegalStateException("levels.yaml leaves " + name + " aside without a reason");
        }
    }

    /** Returns what a level leaves aside. */
    static List<Aside> of(Level level) {
        List<Aside> asides = new ArrayList<>();
        Resources.yaml("levels.yaml").forEach(entry -> asides.add(new Aside(entry)));
        return asides.stream().filter(aside -> aside.levels.contains(level)).toList();
    }

    String name() {
        return name;
    }

    boolean hasAttribute(String kind, String attribute) {
        return attributes.has(attribute)
                || ofKinds.getOrDefault(attribute, Set.of()).contains(kind);
    }

    boolean hasOrder(String order) {
        return orders.contains(order);
    }

    boolean hasKind(String kind) {
        return kinds.has(kind);
    }

    boolean renames(String kind) {
        return renamed.contains(kind);
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
