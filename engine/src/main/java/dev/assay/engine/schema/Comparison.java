package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two snapshots: missing, unexpected, changed. There is no other comparison, whatever the kind of object. */
final class Comparison {

    private Comparison() {}

    static List<ObjectDifference> of(
            SortedMap<ObjectKey, SchemaObject> reference, SortedMap<ObjectKey, SchemaObject> actual) {
        List<ObjectDifference> differences = new ArrayList<>();
        Lacking.in(actual, reference)
                .forEach((object, parts) -> differences.add(new ObjectDifference.Missing(object, parts)));
        Lacking.in(reference, actual)
                .forEach((object, parts) -> differences.add(new ObjectDifference.Unexpected(object, parts)));
        reference.forEach((key, expected) -> {
            SchemaObject found = actual.get(key);
            List<AttributeChange> changes = found == null ? List.of() : changes(expected, found);
            if (found != null && !changes.isEmpty()) {
                differences.add(new ObjectDifference.Changed(expected, found, changes));
            }
        });
        return differences;
    }

    private static List<AttributeChange> changes(SchemaObject expected, SchemaObject found) {
        if (expected.attributes().equals(found.attributes())
                && expected.orders().equals(found.orders())) {
            return List.of();
        }
        List<AttributeChange> changes = new ArrayList<>();
        for (String name : names(expected.attributes(), found.attributes())) {
            add(
                    changes,
                    name,
                    expected.attributes().get(name),
                    found.attributes().get(name));
        }
        for (String name : names(expected.orders(), found.orders())) {
            List<String> should = expected.orders().getOrDefault(name, List.of());
            List<String> is = found.orders().getOrDefault(name, List.of());
            add(changes, name, order(should, is), order(is, should));
        }
        return changes;
    }

    private static Set<String> names(Map<String, ?> one, Map<String, ?> other) {
        Set<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    /** Returns the order of what both have, so that a missing part does not seem to move all those behind it. */
    private static String order(List<String> parts, List<String> others) {
        Set<String> common = Set.copyOf(others);
        return ListText.of(parts.stream().filter(common::contains).toList());
    }

    private static void add(
            List<AttributeChange> changes, String name, @Nullable String expected, @Nullable String found) {
        if (!Objects.equals(expected, found)) {
            changes.add(new AttributeChange(name, Optional.ofNullable(expected), Optional.ofNullable(found)));
        }
    }
}
