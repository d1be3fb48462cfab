package dev.assay.engine.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;

/**
 * What the catalogs of one database said at one moment.
 *
 * @param serverVersion the version of the PostgreSQL server, as it says it itself
 * @param objects everything that is compared, by key
 */
public record Snapshot(String serverVersion, SortedMap<ObjectKey, SchemaObject> objects) {

    /** Copies what it is given, so that nobody can change it later. */
    public Snapshot {
        objects = objects instanceof CompactMap<ObjectKey, SchemaObject> already
                ? already
                : inOrder(objects.values().toArray(SchemaObject[]::new));
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
        SchemaObject[] inOrder = objects.toArray(SchemaObject[]::new);
        Arrays.parallelSort(inOrder, Comparator.comparing(SchemaObject::key));
        for (int i = 1; i < inOrder.length; i++) {
            if (inOrder[i].key().equals(inOrder[i - 1].key())) {
                throw new IllegalStateException("two objects of the catalogs are called " + inOrder[i].key());
            }
        }
        return new Snapshot(serverVersion, inOrder(inOrder));
    }

    private static CompactMap<ObjectKey, SchemaObject> inOrder(SchemaObject[] objects) {
        ObjectKey[] keys = new ObjectKey[objects.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = objects[i].key();
        }
        return new CompactMap<>(keys, objects);
    }
}
