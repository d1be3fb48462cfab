package dev.assay.engine.schema;

import java.util.Optional;

/** Decides which rows become objects: not what the caller excludes, nor what is a part of such. */
final class Scope {

    private final CatalogRows rows;
    private final Names names;
    private final Exclusions exclusions;

    Scope(CatalogRows rows, Names names, Exclusions exclusions) {
        this.rows = rows;
        this.names = names;
        this.exclusions = exclusions;
    }

    boolean has(CatalogRow row) {
        return !leavesOut(row);
    }

    private boolean leavesOut(CatalogRow row) {
        Boolean known = row.leftOut();
        if (known != null) {
            return known;
        }
        row.setLeftOut(false);
        boolean out = isExcluded(row) || isInSchemaOut(row) || isPartOfLeftOut(row);
        row.setLeftOut(out);
        return out;
    }

    private boolean isPartOfLeftOut(CatalogRow row) {
        if (row.isPartOfUnread()) {
            return true;
        }
        for (CatalogRow whole : row.wholes()) {
            if (leavesOut(whole)) {
                return true;
            }
        }
        return false;
    }

    private boolean isExcluded(CatalogRow row) {
        return switch (row.catalog()) {
            case "pg_namespace" -> exclusions.hasSchema(names.identity(row));
            case "pg_class", Dependencies.TYPES -> exclusions.hasRelation(names.identity(row));
            case "pg_proc" -> exclusions.hasRoutine(names.identity(row));
            default -> false;
        };
    }

    /** Returns whether a row is in an excluded schema, or in one that was not read because it belongs to a session. */
    private boolean isInSchemaOut(CatalogRow row) {
        Optional<Integer> position = row.reading().schemaPosition();
        if (position.isEmpty() || row.number(position.get()) == 0) {
            return false;
        }
        CatalogRow schema = rows.at("pg_namespace", row.number(position.get()));
        return schema == null || isExcluded(schema);
    }
}
