package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides how a catalog is read: every column of it, unless {@code left-out.yaml} says otherwise. */
final class CatalogPlanner {

    private static final Reference RELATION = new Reference.ToRow(CatalogRows.RELATIONS);

    /** The types whose values are mostly other in every row. */
    private static final Set<String> OWN_TYPES = Set.of("name", "text", "pg_node_tree");

    private static final Set<String> NUMBER_TYPES = Set.of("oid", "smallint", "integer");

    private final LeftOut leftOut;
    private final Reading reading;

    CatalogPlanner(LeftOut leftOut, Reading reading) {
        this.leftOut = leftOut;
        this.reading = reading;
    }

    /** Returns how a catalog is read; nothing if it is left out. */
    Optional<CatalogReading> plan(Catalog catalog) {
        if (leftOut.hasCatalog(catalog.name())) {
            return Optional.empty();
        }
        IdentityTemplate identity = reading.identity(catalog.name())
                .map(IdentityTemplate::new)
                .orElseGet(() -> IdentityTemplate.ofKey(catalog));
        Optional<String> order = reading.orderColumn(catalog.name());
        return Optional.of(new CatalogReading(
                catalog,
                columns(catalog, identity),
                new CatalogQuery(catalog, leftOut, reading).from(),
                new CatalogReading.Naming(
                        reading.kind(catalog.name()),
                        identity,
                        reading.parent(catalog.name()),
                        order,
                        order.isPresent() ? reading.orderName(catalog.name()) : ""),
                reading.isStreamed(catalog.name()),
                leavesOutSystemObjects(catalog)));
    }

    private boolean leavesOutSystemObjects(Catalog catalog) {
        return !catalog.shared()
                && !catalog.isRemark()
                && !catalog.isLink()
                && leftOut.hasSystemObjectsOf(catalog.name());
    }

    private List<ReadColumn> columns(Catalog catalog, IdentityTemplate identity) {
        Set<String> needed = needed(catalog);
        List<ReadColumn> columns = new ArrayList<>();
        for (CatalogColumn column : catalog.columns()) {
            boolean isName = identity.columns().contains(column.name());
            boolean compared =
                    !needed.contains(column.name()) && !isName && !leftOut.hasColumn(catalog.name(), column.name());
            if (compared || isName || needed.contains(column.name())) {
                columns.add(read(catalog, column, isName, compared));
            }
        }
        reading.additions(catalog.name())
                .forEach((name, addition) -> columns.add(
                        ReadColumn.addition(name, addition.value(), reading.isUnordered(catalog.name(), name))));
        columns.sort(Comparator.comparing(ReadColumn::storage));
        return columns;
    }

    /** Returns the columns that say which object a row is; what they say is in its key, its parent or its order. */
    private Set<String> needed(Catalog catalog) {
        Set<String> needed = new LinkedHashSet<>();
        needed.add(catalog.ownColumn());
        if (!catalog.has("oid") && !catalog.keys().isEmpty()) {
            needed.addAll(catalog.keys().get(0));
        }
        catalog.keyOfSupplementedColumn().ifPresent(needed::addAll);
        reading.orderColumn(catalog.name()).ifPresent(needed::add);
        return needed;
    }

    /**
     * Returns how rows hold a column's values. Numbers of columns are a row's own, since they mean nothing without the relation
     * of their row.
     */
    private ReadColumn.Storage storage(Catalog catalog, CatalogColumn column, boolean compared) {
        boolean ofRelation = RELATION.equals(column.reference()) || column.reference() instanceof Reference.ToColumn;
        boolean own = catalog.isLink()
                ? column.name().endsWith("objid")
                : !compared
                        || ofRelation
                        || OWN_TYPES.contains(column.type())
                        || reading.isOwn(catalog.name(), column.name());
        if (!own) {
            return ReadColumn.Storage.COMMON;
        }
        boolean number = NUMBER_TYPES.contains(column.type()) && isPlain(catalog, column);
        return number ? ReadColumn.Storage.NUMBER : ReadColumn.Storage.OWN;
    }

    /** Returns whether a column is read as it is. */
    private boolean isPlain(Catalog catalog, CatalogColumn column) {
        return reading.expression(catalog.name(), column.name()).isEmpty()
                && leftOut.rowsWithout(catalog.name(), column.name()).isEmpty();
    }

    private ReadColumn read(Catalog catalog, CatalogColumn column, boolean inIdentity, boolean compared) {
        ReadColumn.Storage storage = storage(catalog, column, compared);
        String sql = new CatalogQuery(catalog, leftOut, reading).expression(column);
        boolean plain = reading.expression(catalog.name(), column.name()).isEmpty();
        String usual = isPlain(catalog, column)
                        && compared
                        && storage != ReadColumn.Storage.NUMBER
                        && column.neverNull()
                        && !column.isList()
                ? reading.usual(catalog.name(), column).orElse(null)
                : null;
        boolean unordered = reading.isUnordered(catalog.name(), column.name());
        return new ReadColumn(
                column.name(),
                usual == null ? sql : "nullif(" + sql + ", '" + usual + "')",
                column.isList(),
                unordered,
                column.type().equals("name"),
                column.type().equals("boolean") && plain,
                usual,
                inIdentity,
                column.reference(),
                compared,
                storage);
    }
}
