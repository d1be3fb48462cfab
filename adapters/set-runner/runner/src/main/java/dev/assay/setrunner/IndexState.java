package dev.assay.setrunner;

/**
 * An index as the catalog has it.
 *
 * @param kind {@code i}, or {@code I} for the parent of a partitioned index
 * @param valid {@code indisvalid}, {@code indisready} and {@code indislive} all hold
 */
record IndexState(long oid, QualifiedName name, char kind, long table, boolean valid) {

    boolean isPartitioned() {
        return kind == 'I';
    }

    /** How messages and commands name it. */
    String sql() {
        return name.sql();
    }
}
