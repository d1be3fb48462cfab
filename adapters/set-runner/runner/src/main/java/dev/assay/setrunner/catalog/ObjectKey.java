package dev.assay.setrunner.catalog;

import java.util.Comparator;

/**
 * Identifies an object in a database.
 *
 * @param schema its schema; empty for what is in none
 * @param parent the table that it belongs to; empty for what stands by itself
 */
public record ObjectKey(ObjectKind kind, String schema, String parent, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::kind)
            .thenComparing(ObjectKey::schema)
            .thenComparing(ObjectKey::parent)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /** Tells whether this is the table, or belongs to it. */
    public boolean isOf(String tableSchema, String table) {
        return schema.equals(tableSchema) && (parent.isEmpty() ? name : parent).equals(table);
    }

    /** {@code kind schema.parent.name}, as messages name it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(kind.label()).append(' ');
        if (kind == ObjectKind.COMMENT) {
            return text.append("on ").append(name).toString();
        }
        if (kind == ObjectKind.PRIVILEGE) {
            return text.append(name)
                    .append(" on ")
                    .append(schema)
                    .append('.')
                    .append(parent)
                    .toString();
        }
        if (!schema.isEmpty()) {
            text.append(schema).append('.');
        }
        if (!parent.isEmpty()) {
            text.append(parent).append('.');
        }
        return text.append(name).toString();
    }
}
