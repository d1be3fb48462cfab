package dev.assay.engine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.engine.schema.SchemaObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes objects in the manner of SQL, as {@code definitions.yaml} says. */
final class Definitions {

    private static final Pattern PLACE =
            Pattern.compile("\\{(?<name>[\\w ]+)(?:(?<not>!?)=(?<value>[^?}]*))?(?:\\?(?<text>[^}]*))?}");
    private static final Definitions INSTANCE = new Definitions();

    private final Map<String, String> templates = new HashMap<>();

    private Definitions() {
        try (InputStream in = Definitions.class.getResourceAsStream("definitions.yaml")) {
            JsonNode file = new YAMLMapper().readTree(in);
            file.properties()
                    .forEach(entry ->
                            templates.put(entry.getKey(), entry.getValue().asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes an object.
     *
     * @param object the object
     * @param needed the properties that must show, since they differ
     */
    static String of(SchemaObject object, Set<String> needed) {
        return INSTANCE.text(object, needed);
    }

    private String text(SchemaObject object, Set<String> needed) {
        Map<String, String> values = values(object);
        String template = template(object);
        Set<String> shown = new HashSet<>();
        StringBuilder text = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        while (place.find()) {
            shown.add(place.group("name"));
            place.appendReplacement(text, Matcher.quoteReplacement(fill(place, values)));
        }
        place.appendTail(text);
        for (String name : new TreeSet<>(needed)) {
            if (!shown.contains(name) && values.containsKey(name)) {
                text.append("\n  -- ").append(name).append(": ").append(values.get(name));
            }
        }
        return text.toString();
    }

    private String template(SchemaObject object) {
        String kind = object.key().kind();
        return object.attributes().keySet().stream()
                .flatMap(name -> Stream.ofNullable(templates.get(kind + " with " + name)))
                .findFirst()
                .orElseGet(() -> templates.getOrDefault(kind, kind + " {identity}"));
    }

    private static Map<String, String> values(SchemaObject object) {
        Map<String, String> values = new HashMap<>(object.attributes());
        object.orders().forEach((name, parts) -> values.put(name, String.join(", ", parts)));
        values.put("identity", object.key().identity());
        return values;
    }

    private static String fill(Matcher place, Map<String, String> values) {
        String value = values.get(place.group("name"));
        if (value == null) {
            return "";
        }
        String asked = place.group("value");
        boolean holds =
                asked == null || asked.equals(value) == place.group("not").isEmpty();
        String text = place.group("text");
        if (text == null) {
            return plain(value);
        }
        return holds ? text.replace("*", plain(value)) : "";
    }

    /** Takes the brackets off a list. */
    private static String plain(String value) {
        boolean list = value.startsWith("[") && value.endsWith("]");
        return list ? value.substring(1, value.length() - 1) : value;
    }
}
