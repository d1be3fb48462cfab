package dev.assay.engine.schema;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** An object of a snapshot while rows of several catalogs are being put together into it. */
final class Draft {

    private final ObjectKey key;
    private final SortedMap<String, String> attributes = new TreeMap<>();
    private final SortedMap<String, List<String>> orders = new TreeMap<>();
    private final SortedSet<ObjectKey> partOf = new TreeSet<>();

    Draft(ObjectKey key) {
        this.key = key;
    }

    ObjectKey key() {
        return key;
    }

    void put(String attribute, String value) {
        attributes.put(attribute, value);
    }

    void putOrder(String name, List<String> parts) {
        orders.put(name, parts);
    }

    void addWhole(ObjectKey whole) {
        if (!whole.equals(key)) {
            partOf.add(whole);
        }
    }

    SchemaObject toObject() {
        return new SchemaObject(key, attributes, orders, partOf);
    }
}
