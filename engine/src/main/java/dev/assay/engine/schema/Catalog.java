package dev.assay.engine.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One catalog of a server, as the server describes it. */
final class Catalog {

    private final String name;
    private final long oid;
    private final boolean shared;
    private final Map<String, CatalogColumn> columns = new LinkedHashMap<>();
    private final List<List<String>> keys;
    private final String ownColumn;
    private final boolean hasOid;
    private final Optional<List<String>> keyOfSupplementedColumn;

    /**
     * Describes a catalog.
     *
     * @param shared whether it belongs to the whole server and not to one database
     * @param keys its unique keys, the primary key first; empty for the few catalogs that have none
     */
    Catalog(String name, long oid, boolean shared, List<CatalogColumn> columns, List<List<String>> keys) {
        this.name = name;
        this.oid = oid;
        this.shared = shared;
        this.keys = List.copyOf(keys);
        columns.forEach(column -> this.columns.put(column.name(), column));
        this.hasOid = has("oid");
        this.ownColumn = has("oid") || keys.isEmpty()
                ? columns.get(0).name()
                : keys.get(0).get(0);
        this.keyOfSupplementedColumn =
                this.keys.stream().filter(this::namesColumnOfRelation).findFirst();
    }

    String name() {
        return name;
    }

    long oid() {
        return oid;
    }

    boolean shared() {
        return shared;
    }

    Collection<CatalogColumn> columns() {
        return Collections.unmodifiableCollection(columns.values());
    }

    List<List<String>> keys() {
        return keys;
    }

    Optional<CatalogColumn> column(String column) {
        return Optional.ofNullable(columns.get(column));
    }

    /** Returns whether its rows have OIDs. */
    boolean hasOid() {
        return hasOid;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Returns the column whose OID says which object a row is, or is about. */
    String ownColumn() {
        return ownColumn;
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

    /** Returns the columns that name a relation and its column, if a row adds to that column, as pg_attrdef does. */
    Optional<List<String>> keyOfSupplementedColumn() {
        return keyOfSupplementedColumn;
    }

    private boolean namesColumnOfRelation(List<String> key) {
        return key.size() == 2
                && column(key.get(1))
                        .filter(c -> c.reference() instanceof Reference.ToColumn to
                                && to.relation().equals(key.get(0)))
                        .isPresent();
    }
}
