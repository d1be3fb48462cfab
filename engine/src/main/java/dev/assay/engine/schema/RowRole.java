package dev.assay.engine.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row of a catalog is to a snapshot. */
enum RowRole {

    /** It is an object, or a part of one that has a name of its own. */
    OBJECT,

    /** It adds properties to an object that a row of another catalog is. */
    SUPPLEMENT,

    /** It is a comment or a label on an object. */
    REMARK,

    /** It connects objects. */
    DEPENDENCY;

    /** The rule that holds the query of a view. */
    private static final String VIEW_RULE = "_RETURN";

    static RowRole of(CatalogRow row) {
        Catalog catalog = row.reading().catalog();
        if (catalog.isLink()) {
            return DEPENDENCY;
        }
        if (catalog.isRemark()) {
            return REMARK;
        }
        boolean supplements =
                catalog.isSupplement() || catalog.keyOfSupplementedColumn().isPresent() || isViewRule(row);
        return supplements ? SUPPLEMENT : OBJECT;
    }

    /** Returns the row that a supplement adds to, if it was read. */
    static @Nullable CatalogRow supplemented(CatalogRow row, CatalogRows rows) {
        Catalog catalog = row.reading().catalog();
        if (isViewRule(row)) {
            return rows.at(CatalogRows.RELATIONS, row.number("ev_class"));
        }
        if (catalog.isSupplement()) {
            String own = catalog.ownColumn();
            Reference reference = catalog.column(own).orElseThrow().reference();
            String supplemented = reference instanceof Reference.ToRow to ? to.catalog() : catalog.name();
            return rows.at(supplemented, row.own());
        }
        List<String> key = catalog.keyOfSupplementedColumn().orElseThrow();
        return rows.columnAt(row.number(key.get(0)), (int) row.number(key.get(1)));
    }

    private static boolean isViewRule(CatalogRow row) {
        return row.catalog().equals("pg_rewrite")
                && row.text("rulename").filter(VIEW_RULE::equals).isPresent();
    }
}
