package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;

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
        String version = version(connection);
        return ConsistentRead.of(connection, open -> read(open, version, exclusions));
    }

    /** Reads more of a database within the same transaction. */
    public interface More {

        /**
         * Reads.
         *
         * @param connection the connection that has the transaction open
         * @return more objects for the snapshot
         * @throws SQLException if the server refuses
         */
        List<SchemaObject> read(Connection connection) throws SQLException;
    }

    /**
     * Takes a snapshot of a database with its state: where sequences stand, prepared transactions, and the like.
     *
     * @param connection a connection in auto-commit mode; it is left as it was
     * @param exclusions what to leave out besides what {@code left-out.yaml} leaves out
     * @param more what else belongs into the snapshot
     * @return the snapshot
     * @throws SQLException if the server refuses, is older than PostgreSQL 14, or a catalog stays locked for ten seconds
     */
    public static Snapshot readWithState(Connection connection, Exclusions exclusions, More more) throws SQLException {
        String version = version(connection);
        return ConsistentRead.of(connection, open -> {
            List<SchemaObject> objects = new ArrayList<>(objects(open, version, exclusions));
            objects.addAll(StateReader.read(open));
            objects.addAll(more.read(open));
            return Snapshot.of(version, objects);
        });
    }

    /**
     * Tells what of a server is newer than what Assay was tested with. It is compared as it stands all the same.
     *
     * @param serverVersion the version of a server that a snapshot was taken of
     * @return the columns of catalogs; empty for a server that is known, or that no snapshot was taken of here
     */
    public static List<String> unknown(String serverVersion) {
        return ServerCatalogs.unknown(serverVersion);
    }

    private static String version(Connection connection) throws SQLException {
        DatabaseMetaData server = connection.getMetaData();
        String version = server.getDatabaseProductVersion();
        requireSupported(server.getDatabaseMajorVersion(), version);
        return version;
    }

    static void requireSupported(int major, String version) throws SQLFeatureNotSupportedException {
        if (major < OLDEST_MAJOR) {
            throw new SQLFeatureNotSupportedException(
                    "PostgreSQL " + version + " does not tell what its catalogs refer to; PostgreSQL " + OLDEST_MAJOR
                            + " is the oldest that does");
        }
    }

    /** Takes a snapshot within a transaction that has the settings of a consistent read. */
    static Snapshot read(Connection connection, String version, Exclusions exclusions) throws SQLException {
        return Snapshot.of(version, objects(connection, version, exclusions));
    }

    private static List<SchemaObject> objects(Connection connection, String version, Exclusions exclusions)
            throws SQLException {
        ServerCatalogs catalogs = ServerCatalogs.of(connection, version);
        CatalogRows rows = new CatalogRows();
        OutsideNames outside = new OutsideNames(catalogs, rows);
        Names names = new Names(rows, outside);
        EarlyDrafts early = new EarlyDrafts(rows, names, outside);
        List<SchemaObject> objects = new ArrayList<>(new RowReader(connection, catalogs, rows, early).read());
        outside.learn(connection, catalogs.readings());
        objects.addAll(Populations.apart(new SnapshotAssembler(rows, catalogs, names, exclusions).objects()));
        return objects;
    }
}
