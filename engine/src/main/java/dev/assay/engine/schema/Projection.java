package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot as a level sees it, and what of it the level leaves aside. */
final class Projection {

    private final List<Aside> asides;
    private final SortedMap<String, Integer> ignored = new TreeMap<>();

    private Projection(Level level) {
        this.asides = Aside.of(level);
    }

    /**
     * What a level sees.
     *
     * @param objects the objects as far as they count
     * @param ignored how many objects have each thing that does not count
     */
    record Seen(SortedMap<ObjectKey, SchemaObject> objects, SortedMap<String, Integer> ignored) {}

    static Seen of(Snapshot snapshot, Snapshot other, Level level) {
        SortedMap<ObjectKey, SchemaObject> comparable = Origin.comparable(snapshot, other);
        if (level == Level.STRICT) {
            return new Seen(comparable, new TreeMap<>());
        }
        Projection projection = new Projection(level);
        List<SchemaObject> objects = new ArrayList<>();
        comparable.values().forEach(object -> projection.add(object, objects));
        boolean renames = projection.asides.stream().anyMatch(aside -> aside.renames("index"));
        List<SchemaObject> named = renames ? Renaming.of(objects) : objects;
        return new Seen(Snapshot.of(snapshot.serverVersion(), named).objects(), projection.ignored);
    }

    private void add(SchemaObject object, List<SchemaObject> objects) {
        String kind = object.key().kind();
        SortedMap<String, String> attributes = new TreeMap<>(object.attributes());
        SortedMap<String, List<String>> orders = new TreeMap<>(object.orders());
        boolean counts = true;
        for (Aside aside : asides) {
            boolean some = attributes.keySet().removeIf(attribute -> aside.hasAttribute(kind, attribute));
            some |= orders.keySet().removeIf(aside::hasOrder);
            boolean whole = aside.hasKind(kind);
            counts &= !whole;
            if (some || whole || aside.renames(kind)) {
                ignored.merge(aside.name(), 1, Integer::sum);
            }
        }
        if (counts) {
            objects.add(new SchemaObject(object.key(), attributes, orders, object.partOf()));
        }
    }
}
