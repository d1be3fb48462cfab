package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A server that somebody else runs on this machine. Assay neither starts nor stops it. */
final class ExternalServer implements PostgresServer {

    private final Endpoint endpoint;
    private final ServerVersion version;

    private ExternalServer(Endpoint endpoint, ServerVersion version) {
        this.endpoint = endpoint;
        this.version = version;
    }

    /** Connect once and check that Assay can work there. */
    static ExternalServer reach(PostgresOptions options) {
        Endpoint endpoint = Objects.requireNonNull(options.external());
        String where = "PostgreSQL at " + endpoint.address();
        try (Connection connection = endpoint.connect("assay")) {
            ServerVersion version = ServerVersion.of(connection);
            version.requireSupported(where);
            version.requireMajor(where, options.requestedMajor());
            requireRights(where, connection, endpoint);
            return new ExternalServer(endpoint, version);
        } catch (SQLException e) {
            throw PostgresException.at(where)
                    .expected("a server that lets the user \"" + endpoint.user() + "\" into the database \""
                            + endpoint.database() + "\"")
                    .found(withoutSecret(String.valueOf(e.getMessage()), endpoint))
                    .rule("--postgres (or assay.postgres) names this server")
                    .next("start the server or correct the URL, PGUSER and PGPASSWORD; or use --postgres embedded")
                    .because(
                            new SQLException(withoutSecret(String.valueOf(e.getMessage()), endpoint), e.getSQLState()));
        }
    }

    private static void requireRights(String where, Connection connection, Endpoint endpoint) throws SQLException {
        String sql = "SELECT rolsuper OR rolcreatedb FROM pg_catalog.pg_roles WHERE rolname = current_user";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (row.next() && row.getBoolean(1)) {
                return;
            }
        }
        throw PostgresException.at(where)
                .expected("a role that may create databases")
                .found("the role \"" + endpoint.user() + "\", which may not")
                .rule("every scenario gets a database of its own")
                .next("ALTER ROLE " + SqlNames.quote(endpoint.user()) + " CREATEDB, or connect as another role");
    }

    /** A password that a message repeats is taken out of it, whoever wrote the message. */
    private static String withoutSecret(String message, Endpoint endpoint) {
        return endpoint.password().isEmpty() ? message : message.replace(endpoint.password(), "***");
    }

    @Override
    public String description() {
        return version + " at " + endpoint.address();
    }

    @Override
    public ServerVersion version() {
        return version;
    }

    @Override
    public String choice() {
        return "a server that runs already, because --postgres names it";
    }

    @Override
    public Endpoint endpoint(String database) {
        return endpoint.withDatabase(database);
    }

    @Override
    public String maintenanceDatabase() {
        return endpoint.database();
    }

    @Override
    public boolean endsWithAssay() {
        return false;
    }

    @Override
    public boolean canKeep() {
        return true;
    }

    @Override
    public String keep() {
        return "";
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }

    @Override
    public String toString() {
        return description();
    }
}
