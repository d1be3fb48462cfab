package dev.assay.engine.schema;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What belongs to extensions: of one version in one schema on both sides its members are the same unless somebody altered them by hand,
 * so they are compared; otherwise the extension says all there is to say.
 */
final class ExtensionMembers {

    /** The property that says to which extension an object belongs. */
    static final String MEMBER_OF = "member of extension";

    private static final String EXTENSION = "extension";

    private final Set<ObjectKey> speaking = new HashSet<>();

    ExtensionMembers(SortedMap<ObjectKey, SchemaObject> reference, SortedMap<ObjectKey, SchemaObject> actual) {
        reference
                .subMap(new ObjectKey(EXTENSION, ""), new ObjectKey(EXTENSION + " ", ""))
                .forEach((key, one) -> {
                    SchemaObject other = actual.get(key);
                    if (other != null && (!same(one, other, "extversion") || !same(one, other, "extnamespace"))) {
                        speaking.add(key);
                    }
                });
    }

    private static boolean same(SchemaObject one, SchemaObject other, String attribute) {
        return Objects.equals(
                one.attributes().get(attribute), other.attributes().get(attribute));
    }

    /** Returns the objects without members of extensions that both sides have in another version or schema. */
    SortedMap<ObjectKey, SchemaObject> without(SortedMap<ObjectKey, SchemaObject> objects) {
        if (speaking.isEmpty()) {
            return objects;
        }
        SortedMap<ObjectKey, SchemaObject> others = new TreeMap<>(objects);
        others.values().removeIf(object -> isMember(object, objects, new HashSet<>()));
        return others;
    }

    private boolean isMember(SchemaObject object, SortedMap<ObjectKey, SchemaObject> objects, Set<ObjectKey> seen) {
        for (ObjectKey whole : object.partOf()) {
            SchemaObject of = objects.get(whole);
            if (speaking.contains(whole) || (of != null && seen.add(whole) && isMember(of, objects, seen))) {
                return true;
            }
        }
        return false;
    }
}
