package dev.assay.setrunner;

import dev.assay.setrunner.sql.ConcurrentCommand;
import java.sql.SQLException;
import java.util.List;

/**
 * Proves that an index which is there already is the one that a statement would build: the statement is run on an empty copy of the
 * table, in a transaction that is rolled back, and the server's own descriptions of both indexes are compared.
 */
final class IndexProof {

    private static final String COPY = "assay_index_proof";

    private final Session session;

    IndexProof(Session session) {
        this.session = session;
    }

    /** The first difference in the server's words, or an empty string if both are the same. */
    String difference(ConcurrentCommand.CreateIndex command, TableRef table, IndexState present) throws SQLException {
        session.begin();
        try {
            session.execute(
                    "CREATE TEMP TABLE " + COPY + " (LIKE " + table.name().sql() + ")");
            session.execute(String.format(command.definition(), COPY + "_idx", "pg_temp." + COPY));
            String wanted = definition("pg_catalog.to_regclass('pg_temp." + COPY + "_idx')");
            String found = definition(String.valueOf(present.oid()));
            return wanted.equals(found) ? "" : found + " instead of " + wanted;
        } catch (SQLException e) {
            if (Failures.lostConnection(e)) {
                throw e;
            }
            return "a definition that cannot be compared (" + Failures.describe(e) + ")";
        } finally {
            session.rollback();
        }
    }

    /** Uniqueness and everything behind the table's name: method, columns, INCLUDE, NULLS, storage parameters, predicate. */
    private String definition(String oid) throws SQLException {
        List<String> rows = session.query(
                "SELECT CASE WHEN i.indisunique THEN 'UNIQUE' ELSE '' END || substr(d.def, strpos(d.def, ' USING '))"
                        + " FROM pg_catalog.pg_index i, LATERAL (SELECT pg_catalog.pg_get_indexdef(i.indexrelid) AS def) d"
                        + " WHERE i.indexrelid = " + oid,
                row -> row.getString(1));
        return rows.isEmpty() ? "" : rows.get(0).strip();
    }
}
