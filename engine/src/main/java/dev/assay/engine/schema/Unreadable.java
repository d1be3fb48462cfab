package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What could not be read: it stands in a snapshot as a value of its own with the reason, and is never taken for equal silently. */
public final class Unreadable {

    /** The kind of object that stands for a catalog which could not be read at all. */
    static final String CATALOG = "unreadable catalog";

    /** The form of a value that could not be read. */
    static final String VALUE = "(unreadable: %s)";

    private static final String BEGINNING = "(unreadable: ";

    private Unreadable() {}

    /** Returns whether a value says that the server could not give it. */
    static boolean isValue(String value) {
        return value.startsWith(BEGINNING);
    }

    static SchemaObject catalog(String name, String reason) {
        return SchemaObject.of(new ObjectKey(CATALOG, name), Map.of("reason", VALUE.formatted(reason)), List.of());
    }

    /**
     * Tells what a snapshot could not read.
     *
     * @param snapshot the snapshot
     * @return an object and a reason each; may be empty
     */
    public static List<String> in(Snapshot snapshot) {
        List<String> found = new ArrayList<>();
        for (SchemaObject object : snapshot.objects().values()) {
            object.attributes().forEach((name, value) -> {
                if (isValue(value)) {
                    String what = object.key().kind().equals(CATALOG)
                            ? "catalog " + object.key().identity()
                            : object.key() + ": " + name;
                    found.add(what + ": " + value.substring(BEGINNING.length(), value.length() - 1));
                }
            });
        }
        return found;
    }
}
