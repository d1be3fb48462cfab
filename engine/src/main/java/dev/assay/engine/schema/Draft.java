package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object of a snapshot while rows of several catalogs are being put together into it. */
final class Draft {

    private final ObjectKey key;
    private Shape shape = Shape.EMPTY;
    private String[] values = Shape.EMPTY.names();
    private CompactMap<String, List<String>> orders = CompactMap.empty();
    private @Nullable List<ObjectKey> partOf;

    Draft(ObjectKey key) {
        this.key = key;
    }

    ObjectKey key() {
        return key;
    }

    /** Returns whether it has no property yet. */
    boolean isEmpty() {
        return shape == Shape.EMPTY;
    }

    /** Adds the properties that a row of a catalog gives. */
    void putAll(CatalogRow row, Names valuesOf) {
        ComparedColumns compared = row.reading().compared();
        @Nullable String[] own = new @Nullable String[compared.ownSize()];
        long present = 0;
        for (int i = 0; i < own.length; i++) {
            own[i] = valuesOf.value(row, compared.ownPosition(i));
            present |= own[i] == null ? 0 : 1L << i;
        }
        PropertyForm form = row.common().form(row, present, valuesOf);
        merge(form.shape(), form.values(own));
    }

    void put(String name, String value) {
        merge(Shape.of(name), new String[] {value});
    }

    /** Merges properties in the order of their names with those that are there; of two with one name the later is taken. */
    private void merge(Shape more, String[] moreValues) {
        if (shape == Shape.EMPTY) {
            shape = more;
            values = moreValues;
        } else {
            Shape.Sum sum = shape.plus(more);
            values = sum.values(values, moreValues);
            shape = sum.shape();
        }
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

    SchemaObject toObject() {
        CompactMap<String, String> attributes = new CompactMap<>(shape.names(), values);
        return new SchemaObject(key, attributes, orders, partOf == null ? SchemaObject.NOTHING : CompactSet.of(partOf));
    }
}
