package dev.assay.engine.schema;

import java.util.Map;

/**
 * What the rows of a catalog are called.
 *
 * @param otherwise the kind of rows that nothing more is known about
 * @param column the column that tells kinds apart, or empty
 * @param kinds the kind for each of that column's values
 */
record KindRule(String otherwise, String column, Map<String, String> kinds) {

    String of(CatalogRow row) {
        if (column.isEmpty()) {
            return otherwise;
        }
        return kinds.getOrDefault(row.text(column).orElse(""), otherwise);
    }
}
