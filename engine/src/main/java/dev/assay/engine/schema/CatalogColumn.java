package dev.assay.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * One column of a catalog.
 *
 * @param type its type as the server writes it
 * @param isList whether it is an array or a vector
 * @param neverNull whether no row has NULL there
 * @param reference what its values refer to, or null if they are plain values
 */
record CatalogColumn(
        String name,
        String type,
        boolean isList,
        boolean neverNull,
        @Nullable Reference reference) {

    CatalogColumn withReference(Reference to) {
        return new CatalogColumn(name, type, isList, neverNull, to);
    }
}
