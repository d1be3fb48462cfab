package dev.assay.engine.schema;

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

    /** The catalog whose rows are rules, and queries of views. */
    static final String RULES = "pg_rewrite";

    /** Returns what the rows of a catalog are, but for the rules of views. */
    static RowRole of(Catalog catalog) {
        if (catalog.isLink()) {
            return DEPENDENCY;
        }
        if (catalog.isRemark()) {
            return REMARK;
        }
        return catalog.isSupplement() || catalog.keyOfSupplementedColumn().isPresent() ? SUPPLEMENT : OBJECT;
    }

    static RowRole of(CatalogRow row) {
        return isViewRule(row) ? SUPPLEMENT : row.reading().role();
    }

    /** Returns the row that a supplement adds to, if it was read. */
    static @Nullable CatalogRow supplemented(CatalogRow row, CatalogRows rows) {
        Catalog catalog = row.reading().catalog();
        if (isViewRule(row)) {
            return rows.at(CatalogRows.RELATIONS, row.number("ev_class"));
        }
        if (catalog.isSupplement()) {
            Reference reference =
                    catalog.column(catalog.ownColumn()).orElseThrow().reference();
            String supplemented = reference instanceof Reference.ToRow to ? to.catalog() : catalog.name();
            return rows.at(supplemented, row.own());
        }
        String number = catalog.keyOfSupplementedColumn().orElseThrow().get(1);
        String relation = catalog.keyOfSupplementedColumn().orElseThrow().get(0);
        return rows.columnAt(row.number(relation), (int) row.number(number));
    }

    private static boolean isViewRule(CatalogRow row) {
        return row.catalog().equals(RULES)
                && row.text("rulename").filter(VIEW_RULE::equals).isPresent();
    }
}
