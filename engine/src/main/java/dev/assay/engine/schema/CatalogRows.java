package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all catalogs that were read from one database, found by catalog and by address. */
final class CatalogRows {

    /** The catalog of relations, by whose OIDs columns are addressed. */
    static final String RELATIONS = "pg_class";

    private final Map<String, List<CatalogRow>> byCatalog = new HashMap<>();
    private final Map<String, List<CatalogRow>> firsts = new HashMap<>();
    private final Map<String, LongMap<CatalogRow>> byOid = new HashMap<>();
    private final LongMap<CatalogRow> columns = new LongMap<>();

    void add(CatalogRow row) {
        byCatalog.computeIfAbsent(row.catalog(), c -> new ArrayList<>()).add(row);
        if (row.common().isFirstUse()) {
            firsts.computeIfAbsent(row.catalog(), c -> new ArrayList<>()).add(row);
        }
        if (row.reading().isOfColumns()) {
            columns.put(column(row.own(), row.part()), row);
        } else if (row.reading().catalog().hasOid()) {
            byOid(row.catalog()).put(row.own(), row);
        }
    }

    /** Returns the rows of a catalog by their OIDs. */
    LongMap<CatalogRow> byOid(String catalog) {
        return byOid.computeIfAbsent(catalog, c -> new LongMap<>());
    }

    private static long column(long relation, int number) {
        return relation << Short.SIZE | number;
    }

    List<CatalogRow> of(String catalog) {
        return byCatalog.getOrDefault(catalog, List.of());
    }

    /** Returns rows of a catalog that have between them all common values there are. */
    List<CatalogRow> firsts(String catalog) {
        return firsts.getOrDefault(catalog, List.of());
    }

    /** Forgets all rows. */
    void clear() {
        byCatalog.clear();
        firsts.clear();
        byOid.clear();
        columns.clear();
    }

    @Nullable
    CatalogRow at(String catalog, long oid) {
        LongMap<CatalogRow> ofCatalog = byOid.get(catalog);
        return ofCatalog == null ? null : ofCatalog.get(oid);
    }

    /** Returns the row of a relation's column. */
    @Nullable
    CatalogRow columnAt(long relation, int number) {
        return number <= 0 ? null : columns.get(column(relation, number));
    }

    /** Returns the row at an address; if that is of a column which was not read, the row of the relation. */
    @Nullable
    CatalogRow nearest(String catalog, long oid, int number) {
        CatalogRow column = catalog.equals(RELATIONS) ? columnAt(oid, number) : null;
        return column == null ? at(catalog, oid) : column;
    }
}
