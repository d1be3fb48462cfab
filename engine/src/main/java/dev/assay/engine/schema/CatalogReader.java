package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of databases: one consistent read, in as many round trips for ten thousand tables as for one. */
public final class CatalogReader {

    /** The oldest major version whose server tells what its catalogs refer to. */
    private static final int OLDEST_MAJOR = 14;

    private CatalogReader() {}

    /**
     * Takes a snapshot of the database of a connection.
     *
     * @param connection a connection in auto-commit mode; it is left as it was
     * @param exclusions what to leave out besides what {@code left-out.yaml} leaves out
     * @return the snapshot
     * @throws SQLException if the server refuses, is older than PostgreSQL 14, or a catalog stays locked for ten seconds
     */
    public static Snapshot read(Connection connection, Exclusions exclusions) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String version = server.getDatabaseProductVersion();
        if (server.getDatabaseMajorVersion() < OLDEST_MAJOR) {
            throw new SQLFeatureNotSupportedException(
                    "PostgreSQL " + version + " does not tell what its catalogs refer to; PostgreSQL " + OLDEST_MAJOR
                            + " is the oldest that does");
        }
        return ConsistentRead.of(connection, open -> read(open, version, exclusions));
    }

    /** Takes a snapshot within a transaction that has the settings of a consistent read. */
    static Snapshot read(Connection connection, String version, Exclusions exclusions) throws SQLException {
        ServerCatalogs catalogs = ServerCatalogs.of(connection, version);
        CatalogRows rows = rows(connection, catalogs);
        Names names = new Names(rows, new OutsideNames(catalogs, rows).read(connection));
        return Snapshot.of(version, new SnapshotAssembler(rows, catalogs, names, exclusions).objects());
    }

    /** Reads all catalogs in one round trip: one query each, sent together. */
    private static CatalogRows rows(Connection connection, ServerCatalogs catalogs) throws SQLException {
        String sql = catalogs.readings().stream().map(CatalogReading::sql).collect(Collectors.joining(";\n"));
        CatalogRows rows = new CatalogRows();
        Map<String, String> texts = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            boolean hasResult = statement.execute(sql);
            for (CatalogReading reading : catalogs.readings()) {
                if (!hasResult) {
                    throw new IllegalStateException("the server gave no result for " + reading.name());
                }
                addRows(statement, reading, rows, texts);
                hasResult = statement.getMoreResults();
            }
        }
        return rows;
    }

    private static void addRows(
            Statement statement, CatalogReading reading, CatalogRows rows, Map<String, String> texts)
            throws SQLException {
        int width = reading.columns().size();
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                @Nullable String[] values = new @Nullable String[width];
                for (int i = 0; i < width; i++) {
                    String value = result.getString(i + 1);
                    values[i] = value == null ? null : texts.computeIfAbsent(value, v -> v);
                }
                rows.add(new CatalogRow(reading, values));
            }
        }
    }
}
