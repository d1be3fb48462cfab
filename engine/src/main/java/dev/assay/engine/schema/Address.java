package dev.assay.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * Where an object or a column is in one database, as pg_depend and pg_description say it. It means nothing elsewhere.
 *
 * @param catalog the catalog that the object is a row of
 * @param oid its OID
 * @param column the number of a relation's column, or 0 for the object itself
 */
record Address(String catalog, long oid, int column) {

    /** Spreads the numbers, which come one after the other. */
    @Override
    public int hashCode() {
        long mixed = (oid * 0x9E3779B97F4A7C15L) ^ (column * 0xC2B2AE3D27D4EB4FL);
        return (int) (mixed >>> 32) ^ catalog.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address address
                && oid == address.oid
                && column == address.column
                && catalog.equals(address.catalog);
    }

    Address whole() {
        return new Address(catalog, oid, 0);
    }
}
