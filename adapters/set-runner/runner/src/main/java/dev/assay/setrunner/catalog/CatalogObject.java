package dev.assay.setrunner.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One object of a database.
 *
 * @param attributes what it is like, each in the server's words; absent attributes are left out
 * @param ddl the command that makes it where it is missing; empty if it comes into being with another object, {@code null} if an
 *     object of this kind is never made by itself
 */
public record CatalogObject(
        ObjectKey key,
        SortedMap<String, String> attributes,
        @Nullable String ddl) {

    /** Copies the attributes. */
    public CatalogObject {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }
}
