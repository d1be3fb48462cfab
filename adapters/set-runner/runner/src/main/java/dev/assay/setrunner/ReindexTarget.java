package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The tables whose indexes a REINDEX works on.
 *
 * @param table the one table, or {@code null} for a whole schema or database
 * @param tables a condition on pg_class {@code t}
 * @param index the one index, or {@code null}
 */
record ReindexTarget(
        @Nullable TableRef table, String tables, @Nullable QualifiedName index) {

    /** The target of a command; {@code null} if its object does not exist, which the server says better. */
    static @Nullable ReindexTarget of(ConcurrentCommand.Reindex command, IndexCatalog catalog) throws SQLException {
        return switch (command.scope()) {
            case "INDEX" -> ofIndex(command.name(), catalog);
            case "TABLE" -> ofTable(command.name(), catalog);
            case "SCHEMA" -> new ReindexTarget(null, inSchema(command.name()), null);
            default -> new ReindexTarget(null, "t.relkind IN ('r', 'm')", null);
        };
    }

    private static @Nullable ReindexTarget ofIndex(String spelled, IndexCatalog catalog) throws SQLException {
        TableRef relation = catalog.resolve(spelled);
        IndexState index = relation == null ? null : catalog.find(relation.oid());
        if (relation == null || index == null) {
            return null;
        }
        return new ReindexTarget(
                new TableRef(index.table(), relation.name()), "t.oid = " + index.table(), index.name());
    }

    private static @Nullable ReindexTarget ofTable(String spelled, IndexCatalog catalog) throws SQLException {
        TableRef table = catalog.resolve(spelled);
        return table == null ? null : new ReindexTarget(table, "t.oid = " + table.oid(), null);
    }

    private static String inSchema(String spelled) {
        return "t.relkind IN ('r', 'm') AND t.relnamespace = pg_catalog.to_regnamespace(" + Sql.literal(spelled) + ")";
    }
}
