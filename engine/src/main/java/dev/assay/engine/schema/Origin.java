package dev.assay.engine.schema;

import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From which database of which server a snapshot is: the names of files mean something only within one. */
final class Origin {

    /** The kind of object that says where a snapshot is from; it is never compared. */
    static final String KIND = "origin";

    /** The kind of object that tells whether a table was rewritten. */
    static final String FILE = "storage file";

    private Origin() {}

    /** Returns the objects of a snapshot that can be compared with those of another. */
    static SortedMap<ObjectKey, SchemaObject> comparable(Snapshot snapshot, Snapshot other) {
        String origin = of(snapshot);
        boolean same = origin != null && Objects.equals(origin, of(other));
        if (origin == null) {
            return snapshot.objects();
        }
        SortedMap<ObjectKey, SchemaObject> objects = new TreeMap<>(snapshot.objects());
        objects.keySet()
                .removeIf(key -> key.kind().equals(KIND) || (!same && key.kind().equals(FILE)));
        return objects;
    }

    private static @Nullable String of(Snapshot snapshot) {
        SchemaObject origin = snapshot.objects().get(new ObjectKey(KIND, "this"));
        return origin == null ? null : origin.attributes().get("database");
    }
}
