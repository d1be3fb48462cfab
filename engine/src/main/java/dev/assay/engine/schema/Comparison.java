package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Iterator;
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

    private final Lacking missing = new Lacking();
    private final Lacking unexpected = new Lacking();
    private final List<ObjectDifference> changed = new ArrayList<>();

    private Comparison() {}

    static List<ObjectDifference> of(
            SortedMap<ObjectKey, SchemaObject> reference, SortedMap<ObjectKey, SchemaObject> actual) {
        Comparison comparison = new Comparison();
        comparison.walk(reference.values().iterator(), actual.values().iterator());
        List<ObjectDifference> differences = new ArrayList<>();
        comparison
                .missing
                .grouped()
                .forEach((object, parts) -> differences.add(new ObjectDifference.Missing(object, parts)));
        comparison
                .unexpected
                .grouped()
                .forEach((object, parts) -> differences.add(new ObjectDifference.Unexpected(object, parts)));
        differences.addAll(comparison.changed);
        return differences;
    }

    /** Goes along both snapshots at once, since both are in the order of their keys. */
    private void walk(Iterator<SchemaObject> references, Iterator<SchemaObject> actuals) {
        SchemaObject expected = next(references);
        SchemaObject found = next(actuals);
        while (expected != null || found != null) {
            int order = order(expected, found);
            if (expected != null && found != null && order == 0) {
                compare(expected, found);
            } else if (expected != null && order < 0) {
                missing.add(expected);
            } else if (found != null) {
                unexpected.add(found);
            }
            expected = order <= 0 ? next(references) : expected;
            found = order >= 0 ? next(actuals) : found;
        }
    }

    private static @Nullable SchemaObject next(Iterator<SchemaObject> objects) {
        return objects.hasNext() ? objects.next() : null;
    }

    private static int order(@Nullable SchemaObject expected, @Nullable SchemaObject found) {
        if (expected == null || found == null) {
            return expected == null ? 1 : -1;
        }
        return expected.key().compareTo(found.key());
    }

    private void compare(SchemaObject expected, SchemaObject found) {
        List<AttributeChange> changes = changes(expected, found);
        if (!changes.isEmpty()) {
            changed.add(new ObjectDifference.Changed(expected, found, changes));
        }
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
