package dev.assay.engine.schema;

import java.util.HashMap;
import java.util.Map;

/** Decides which rows become objects: not what the caller excludes, nor what is a part of such. */
final class Scope {

    private final CatalogRows rows;
    private final Dependencies dependencies;
    private final Names names;
    private final Exclusions exclusions;
    private final Map<CatalogRow, Boolean> decided = new HashMap<>();

    Scope(CatalogRows rows, Dependencies dependencies, Names names, Exclusions exclusions) {
        this.rows = rows;
        this.dependencies = dependencies;
        this.names = names;
        this.exclusions = exclusions;
    }

    boolean has(CatalogRow row) {
        return !leavesOut(row);
    }

    private boolean leavesOut(CatalogRow row) {
        Boolean known = decided.putIfAbsent(row, false);
        if (known != null) {
            return known;
        }
        boolean out = isExcluded(row)
                || isInSchemaOut(row)
                || dependencies.wholesOf(row).stream().anyMatch(this::leavesOut);
        decided.put(row, out);
        return out;
    }

    private boolean leavesOut(Address address) {
        return rows.at(address)
                .or(() -> rows.at(address.whole()))
                .map(this::leavesOut)
                .orElse(address.oid() >= CatalogQuery.FIRST_USER_OID);
    }

    private boolean isExcluded(CatalogRow row) {
        return switch (row.catalog()) {
            case "pg_namespace" -> exclusions.hasSchema(names.identity(row));
            case "pg_class" -> exclusions.hasRelation(names.identity(row));
            case "pg_proc" -> exclusions.hasRoutine(names.identity(row));
            default -> false;
        };
    }

    /** Returns whether a row is in an excluded schema, or in one that was not read because it belongs to a session. */
    private boolean isInSchemaOut(CatalogRow row) {
        for (ReadColumn column : row.reading().columns()) {
            if (column.nameOfSchema() && row.number(column.name()) != 0) {
                return rows.at("pg_namespace", row.number(column.name()))
                        .map(this::isExcluded)
                        .orElse(true);
            }
        }
        return false;
    }
}
