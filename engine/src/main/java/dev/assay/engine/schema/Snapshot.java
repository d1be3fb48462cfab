package dev.assay.engine.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the catalogs of one database said at one moment.
 *
 * @param serverVersion the version of the PostgreSQL server, as it says it itself
 * @param objects everything that is compared, by key
 */
public record Snapshot(String serverVersion, SortedMap<ObjectKey, SchemaObject> objects) {

    /** Copies what it is given, so that nobody can change it later. */
    public Snapshot {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /**
     * Creates a snapshot of some objects.
     *
     * @param serverVersion the version of the PostgreSQL server
     * @param objects the objects, no two of one key
     * @return the snapshot
     * @throws IllegalStateException if two objects have one key, since one would hide the other
     */
    public static Snapshot of(String serverVersion, Collection<SchemaObject> objects) {
        TreeMap<ObjectKey, SchemaObject> byKey = new TreeMap<>();
        for (SchemaObject object : objects) {
            if (byKey.put(object.key(), object) != null) {
                throw new IllegalStateException("two objects of the catalogs are called " + object.key());
            }
        }
        return new Snapshot(serverVersion, byKey);
    }
}
