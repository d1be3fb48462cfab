package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells whether materialized views have contents as a section of its own: it is state that a user suffers from, not schema. */
final class Populations {

    /** The kind of object that says whether a materialized view has contents. */
    static final String KIND = "population";

    private static final String COLUMN = "relispopulated";

    private Populations() {}

    static List<SchemaObject> apart(Collection<SchemaObject> objects) {
        List<SchemaObject> apart = new ArrayList<>(objects.size());
        for (SchemaObject object : objects) {
            boolean mayBeEmpty = object.key().kind().equals("materialized view");
            String populated = mayBeEmpty ? object.attributes().get(COLUMN) : null;
            if (populated == null) {
                apart.add(object);
                continue;
            }
            SortedMap<String, String> others = new TreeMap<>(object.attributes());
            others.remove(COLUMN);
            apart.add(new SchemaObject(object.key(), others, object.orders(), object.partOf()));
            ObjectKey key = new ObjectKey(KIND, object.key().identity());
            apart.add(SchemaObject.of(key, Map.of("populated", populated), List.of(object.key())));
        }
        return apart;
    }
}
