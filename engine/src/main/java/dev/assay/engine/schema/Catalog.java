package dev.assay.engine.schema;

import java.util.List;
import java.util.Optional;

/**
 * One catalog of a server, as the server describes it.
 *
 * @param shared whether it belongs to the whole server and not to one database
 * @param keys its unique keys, the primary key first; empty for the few catalogs that have none
 */
record Catalog(String name, long oid, boolean shared, List<CatalogColumn> columns, List<List<String>> keys) {

    Optional<CatalogColumn> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    boolean has(String column) {
        return column(column).isPresent();
    }

    /** Returns the column whose OID says which object a row is, or is about. */
    String ownColumn() {
        if (has("oid")) {
            return "oid";
        }
        return keys.isEmpty() ? columns.get(0).name() : keys.get(0).get(0);
    }

    /** Returns whether rows are remarks on objects of any catalog, like comments. */
    boolean isRemark() {
        return has("objoid") && has("classoid");
    }

    /** Returns whether rows connect two objects of any catalogs, as pg_depend does. */
    boolean isLink() {
        return has("objid") && has("refobjid");
    }

    /** Returns whether a row adds columns to a row of another catalog, as pg_index does to pg_class. */
    boolean isSupplement() {
        return !has("oid") && !keys.isEmpty() && keys.get(0).size() == 1;
    }

    /** Returns the column that names the relation of a row's column, if a row adds to that column, as pg_attrdef does. */
    Optional<List<String>> keyOfSupplementedColumn() {
        return keys.stream()
                .filter(key -> key.size() == 2)
                .filter(key -> column(key.get(1))
                        .filter(c -> c.reference() instanceof Reference.ToColumn to
                                && to.relation().equals(key.get(0)))
                        .isPresent())
                .findFirst();
    }
}
