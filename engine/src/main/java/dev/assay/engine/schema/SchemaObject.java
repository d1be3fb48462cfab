package dev.assay.engine.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One object of a schema with all that is compared of it.
 *
 * @param key what it is and what it is called
 * @param attributes its properties, under the names of the catalogs' columns; one that is NULL is absent
 * @param orders the order of its parts, as of a table's columns, by name of the order
 * @param partOf the objects without which it would not exist, as the table of a column
 */
public record SchemaObject(
        ObjectKey key,
        SortedMap<String, String> attributes,
        SortedMap<String, List<String>> orders,
        SortedSet<ObjectKey> partOf) {

    /** What an object is part of that is there by itself. */
    static final SortedSet<ObjectKey> NOTHING = CompactSet.of(List.of());

    /** Copies what it is given, so that nobody can change it later. */
    public SchemaObject {
        attributes = CompactMap.copyOf(attributes);
        orders = CompactMap.copyOf(orders);
        partOf = CompactSet.of(partOf);
    }

    /**
     * Creates an object that has no parts in an order.
     *
     * @param key what it is and what it is called
     * @param attributes its properties
     * @param partOf the objects without which it would not exist
     * @return the object
     */
    public static SchemaObject of(ObjectKey key, Map<String, String> attributes, Collection<ObjectKey> partOf) {
        return new SchemaObject(key, new TreeMap<>(attributes), new TreeMap<>(), new TreeSet<>(partOf));
    }
}
