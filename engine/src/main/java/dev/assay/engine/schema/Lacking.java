package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The objects that one snapshot has and another lacks, each with the parts that go with it. */
final class Lacking {

    private final Map<ObjectKey, SchemaObject> lacking = new TreeMap<>();

    void add(SchemaObject object) {
        lacking.put(object.key(), object);
    }

    /** Returns the objects that were added, and for each what is lacking only because it is. */
    Map<SchemaObject, List<ObjectKey>> grouped() {
        Map<ObjectKey, List<ObjectKey>> byCause = new TreeMap<>();
        for (SchemaObject object : lacking.values()) {
            ObjectKey cause = cause(object);
            List<ObjectKey> parts = byCause.computeIfAbsent(cause, c -> new ArrayList<>());
            if (!cause.equals(object.key())) {
                parts.add(object.key());
            }
        }
        Map<SchemaObject, List<ObjectKey>> grouped = new LinkedHashMap<>();
        byCause.forEach((cause, parts) ->
                Optional.ofNullable(lacking.get(cause)).ifPresent(object -> grouped.put(object, parts)));
        return grouped;
    }

    /** Follows what an object is a part of as long as that is lacking too. In a circle the first by name is the cause of all. */
    private ObjectKey cause(SchemaObject object) {
        SortedSet<ObjectKey> way = new TreeSet<>();
        SchemaObject last = object;
        while (way.add(last.key())) {
            Optional<SchemaObject> whole = lackingWhole(last);
            if (whole.isEmpty()) {
                return last.key();
            }
            last = whole.get();
        }
        return Collections.min(way);
    }

    private Optional<SchemaObject> lackingWhole(SchemaObject object) {
        return object.partOf().stream()
                .flatMap(key -> Stream.ofNullable(lacking.get(key)))
                .findFirst();
    }
}
