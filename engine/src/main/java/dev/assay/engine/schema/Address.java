package dev.assay.engine.schema;

/**
 * Where an object or a column is in one database, as pg_depend and pg_description say it. It means nothing elsewhere.
 *
 * @param catalog the catalog that the object is a row of
 * @param oid its OID
 * @param column the number of a relation's column, or 0 for the object itself
 */
record Address(String catalog, long oid, int column) {

    Address whole() {
        return new Address(catalog, oid, 0);
    }
}
