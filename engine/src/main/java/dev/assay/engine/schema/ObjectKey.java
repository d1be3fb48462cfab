package dev.assay.engine.schema;

/**
 * The name by which an object of a schema is known in every database: what it is and what it is called.
 *
 * @param kind what people call such an object, as in {@code table} or {@code enum label}
 * @param identity its name, qualified, quoted where SQL would need it, as in {@code public.account.email}
 */
public record ObjectKey(String kind, String identity) implements Comparable<ObjectKey> {

    @Override
    public int compareTo(ObjectKey other) {
        int order = kind.equals(other.kind) ? 0 : kind.compareTo(other.kind);
        return order == 0 ? identity.compareTo(other.identity) : order;
    }

    @Override
    public String toString() {
        return kind + " " + identity;
    }
}
