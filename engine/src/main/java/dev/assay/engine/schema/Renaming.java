package dev.assay.engine.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls constraints and indexes by what they are on instead of by their names, wherever a snapshot names them. */
final class Renaming {

    private static final String CONSTRAINT = "constraint";
    private static final String INDEX = "index";

    /** The properties that hold the name of a constraint or an index. */
    private static final Set<String> REFERENCES = Set.of("conindid", "conparentid", "tgconstraint", "tgconstrindid");

    private final Map<ObjectKey, ObjectKey> keys = new HashMap<>();
    private final Map<String, String> identities = new HashMap<>();
    private final Map<ObjectKey, Integer> alike = new HashMap<>();

    private Renaming() {}

    static List<SchemaObject> of(Collection<SchemaObject> objects) {
        Renaming renaming = new Renaming();
        objects.stream().filter(Renaming::isNameless).sorted(BY_CONTENT).forEach(renaming::rename);
        return objects.stream().map(renaming::renamed).toList();
    }

    /** Of two that are on the same, the same one is called the first, whatever their names are. */
    private static final java.util.Comparator<SchemaObject> BY_CONTENT =
            java.util.Comparator.<SchemaObject, String>comparing(object -> object.attributes().entrySet().stream()
                            .filter(entry -> !REFERENCES.contains(entry.getKey()))
                            .map(Object::toString)
                            .collect(Collectors.joining("\n")))
                    .thenComparing(SchemaObject::key);

    private static boolean isNameless(SchemaObject object) {
        String kind = object.key().kind();
        return kind.equals(CONSTRAINT) || kind.equals(INDEX);
    }

    private void rename(SchemaObject object) {
        ObjectKey name = new ObjectKey(object.key().kind(), content(object));
        int number = alike.merge(name, 1, Integer::sum);
        ObjectKey unique = number == 1 ? name : new ObjectKey(name.kind(), name.identity() + " #" + number);
        keys.put(object.key(), unique);
        identities.put(object.key().toString(), unique.identity());
    }

    private static String content(SchemaObject object) {
        boolean index = object.key().kind().equals(INDEX);
        Stream<String> parts = index
                ? Stream.of("indkey", "indexprs", "indpred")
                : Stream.of("contype", "conkey", "conbin", "confrelid", "confkey", "conexclop");
        String on = index
                ? object.attributes().getOrDefault("indrelid", "")
                : Identifiers.withoutLast(object.key().identity());
        return parts.flatMap(part -> Stream.ofNullable(object.attributes().get(part)))
                .collect(Collectors.joining(" ", "on " + on + " ", ""));
    }

    private SchemaObject renamed(SchemaObject object) {
        SortedMap<String, String> attributes = new TreeMap<>(object.attributes());
        attributes.replaceAll((name, value) -> REFERENCES.contains(name) ? identity(name, value) : value);
        SortedMap<String, List<String>> orders = new TreeMap<>(object.orders());
        orders.replaceAll((name, parts) -> parts.stream()
                .map(part -> identities.getOrDefault(INDEX + " " + part, part))
                .toList());
        SortedSet<ObjectKey> partOf = new TreeSet<>();
        object.partOf().forEach(whole -> partOf.add(keys.getOrDefault(whole, whole)));
        return new SchemaObject(key(object), attributes, orders, partOf);
    }

    private String identity(String reference, String value) {
        String kind = reference.endsWith("indid") ? INDEX : CONSTRAINT;
        return identities.getOrDefault(kind + " " + value, value);
    }

    /** Returns what an object is called, which for the inheritance of an index has the names of two of them in it. */
    private ObjectKey key(SchemaObject object) {
        ObjectKey key = object.key();
        if (!key.kind().equals("inheritance")) {
            return keys.getOrDefault(key, key);
        }
        String[] names = key.identity().split(" from ", 2);
        return new ObjectKey(
                key.kind(),
                Stream.of(names)
                        .map(name -> identities.getOrDefault(INDEX + " " + name, name))
                        .collect(Collectors.joining(" from ")));
    }
}
