package dev.assay.engine.schema;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An object of a snapshot while rows of several catalogs are being put together into it. */
final class Draft {

    private static final int FEW = 16;

    private final ObjectKey key;
    private String[] names = new String[FEW];
    private @Nullable String[] values = new @Nullable String[FEW];
    private int size;
    private SortedMap<String, List<String>> orders = CompactMap.empty();
    private @Nullable SortedSet<ObjectKey> partOf;

    Draft(ObjectKey key) {
        this.key = key;
    }

    ObjectKey key() {
        return key;
    }

    void put(String attribute, String value) {
        int place = Arrays.binarySearch(names, 0, size, attribute);
        if (place < 0) {
            place = -place - 1;
            makeRoom(place);
            names[place] = attribute;
        }
        values[place] = value;
    }

    private void makeRoom(int place) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + FEW);
            values = Arrays.copyOf(values, size + FEW);
        }
        System.arraycopy(names, place, names, place + 1, size - place);
        System.arraycopy(values, place, values, place + 1, size - place);
        size++;
    }

    void putOrder(String name, List<String> parts) {
        SortedMap<String, List<String>> more = new TreeMap<>(orders);
        more.put(name, parts);
        orders = CompactMap.copyOf(more);
    }

    void addWhole(ObjectKey whole) {
        if (!whole.equals(key)) {
            if (partOf == null) {
                partOf = new TreeSet<>();
            }
            partOf.add(whole);
        }
    }

    SchemaObject toObject(Shapes shapes) {
        CompactMap<String> attributes =
                new CompactMap<>(shapes.shared(Arrays.copyOf(names, size)), Arrays.copyOf(values, size));
        return new SchemaObject(key, attributes, orders, partOf == null ? SchemaObject.NOTHING : partOf);
    }
}
