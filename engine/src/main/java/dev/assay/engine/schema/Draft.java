package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a snapshot while rows of several catalogs are being put together into it. */
final class Draft {

    private final ObjectKey key;
    private String[] names = new String[0];
    private String[] values = new String[0];
    private CompactMap<String, List<String>> orders = CompactMap.empty();
    private @Nullable List<ObjectKey> partOf;

    Draft(ObjectKey key) {
        this.key = key;
    }

    ObjectKey key() {
        return key;
    }

    /** Adds the properties that a row of a catalog gives. */
    void putAll(CatalogRow row, Names valuesOf) {
        ComparedColumns compared = row.reading().compared();
        @Nullable String[] all = new @Nullable String[compared.size()];
        int present = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = valuesOf.value(row, compared.position(i));
            present += all[i] == null ? 0 : 1;
        }
        String[] more = new String[present];
        int next = 0;
        for (String value : all) {
            if (value != null) {
                more[next++] = value;
            }
        }
        merge(compared.names(all, present), more);
    }

    void put(String name, String value) {
        merge(new String[] {name}, new String[] {value});
    }

    /** Merges properties in the order of their names with those that are there; of two with one name the later is taken. */
    private void merge(String[] moreNames, String[] moreValues) {
        String[] oldNames = names;
        String[] oldValues = values;
        if (oldNames.length == 0) {
            names = moreNames;
            values = moreValues;
            return;
        }
        names = new String[oldNames.length + moreNames.length];
        values = new String[names.length];
        int size = 0;
        int old = 0;
        for (int more = 0; more < moreNames.length; more++) {
            while (old < oldNames.length && oldNames[old].compareTo(moreNames[more]) < 0) {
                names[size] = oldNames[old];
                values[size++] = oldValues[old++];
            }
            old += old < oldNames.length && oldNames[old].equals(moreNames[more]) ? 1 : 0;
            names[size] = moreNames[more];
            values[size++] = moreValues[more];
        }
        System.arraycopy(oldNames, old, names, size, oldNames.length - old);
        System.arraycopy(oldValues, old, values, size, oldNames.length - old);
        size += oldNames.length - old;
        names = Arrays.copyOf(names, size);
        values = Arrays.copyOf(values, size);
    }

    void putOrder(String name, List<String> parts) {
        orders = CompactMap.with(orders, name, parts);
    }

    void addWhole(ObjectKey whole) {
        if (!whole.equals(key)) {
            if (partOf == null) {
                partOf = new ArrayList<>(2);
            }
            partOf.add(whole);
        }
    }

    SchemaObject toObject(Shapes shapes) {
        CompactMap<String, String> attributes = new CompactMap<>(shapes.shared(names), values);
        return new SchemaObject(key, attributes, orders, partOf == null ? SchemaObject.NOTHING : CompactSet.of(partOf));
    }
}
