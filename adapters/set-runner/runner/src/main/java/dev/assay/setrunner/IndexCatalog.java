package dev.assay.setrunner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the catalog about tables and indexes (chapter "System Catalogs": pg_class, pg_index, pg_inherits). */
record IndexCatalog(Session session) {

    private static final String INDEX = "SELECT c.oid::pg_catalog.int8, n.nspname, c.relname, c.relkind,"
            + " i.indrelid::pg_catalog.int8, i.indisvalid AND i.indisready AND i.indislive"
            + " FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE ";

    /** The relation that a spelled name means now; {@code null} if there is none. */
    @Nullable
    TableRef resolve(String spelled) throws SQLException {
        return first(session.query(
                "SELECT c.oid::pg_catalog.int8, n.nspname, c.relname FROM pg_catalog.pg_class c"
                        + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = pg_catalog.to_regclass("
                        + Sql.literal(spelled) + ")",
                row -> new TableRef(row.getLong(1), new QualifiedName(row.getString(2), row.getString(3)))));
    }

    /** An index by name; {@code null} if there is none, or the name belongs to something else. */
    @Nullable
    IndexState find(QualifiedName name) throws SQLException {
        return first(session.query(
                INDEX + "n.nspname = " + Sql.literal(name.schema()) + " AND c.relname = " + Sql.literal(name.table()),
                IndexCatalog::read));
    }

    @Nullable
    IndexState find(long oid) throws SQLException {
        return first(session.query(INDEX + "c.oid = " + oid, IndexCatalog::read));
    }

    /** The INVALID indexes that a REINDEX CONCURRENTLY left on a table or its TOAST table (reference page of REINDEX). */
    List<IndexState> reindexLeftovers(String tables) throws SQLException {
        return session.query(
                INDEX + "NOT i.indisvalid AND c.relkind = 'i' AND c.relname ~ '_cc(new|old)[0-9]*$'"
                        + " AND i.indrelid IN (SELECT t.oid FROM pg_catalog.pg_class t WHERE " + tables
                        + " UNION ALL SELECT t.reltoastrelid FROM pg_catalog.pg_class t WHERE " + tables + ")",
                IndexCatalog::read);
    }

    /** Tells whether a concurrent detach of the partition was begun and not ended. */
    boolean detachPending(TableRef parent, TableRef partition) throws SQLException {
        return session.test("SELECT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = " + parent.oid()
                + " AND inhrelid = " + partition.oid() + " AND inhdetachpending)");
    }

    boolean isPartition(TableRef parent, TableRef partition) throws SQLException {
        return session.test("SELECT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhparent = " + parent.oid()
                + " AND inhrelid = " + partition.oid() + ")");
    }

    private static IndexState read(ResultSet row) throws SQLException {
        return new IndexState(
                row.getLong(1),
                new QualifiedName(row.getString(2), row.getString(3)),
                row.getString(4).charAt(0),
                row.getLong(5),
                row.getBoolean(6));
    }

    private static <T> @Nullable T first(List<T> rows) {
        return rows.isEmpty() ? null : rows.get(0);
    }
}
