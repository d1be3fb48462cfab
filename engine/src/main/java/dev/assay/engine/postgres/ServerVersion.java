package dev.assay.engine.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The version of a running server.
 *
 * @param major the major version, for instance 18
 * @param number as {@code server_version_num} gives it, for instance 180006
 * @param text short and readable, for instance {@code 18.6}
 */
public record ServerVersion(int major, int number, String text) {

    /** The oldest major version that Assay works with. */
    public static final int OLDEST_MAJOR = 14;

    /** Read the version of the server behind {@code connection}. */
    static ServerVersion of(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
            row.next();
            return ofNumber(row.getInt(1));
        }
    }

    /** The version that {@code server_version_num} stands for. */
    static ServerVersion ofNumber(int number) {
        int major = number / 10_000;
        return new ServerVersion(major, number, major + "." + number % 10_000);
    }

    /** Refuse a server that is older than {@link #OLDEST_MAJOR}. */
    void requireSupported(String where) {
        if (major < OLDEST_MAJOR) {
            throw PostgresException.at(where)
                    .expected("PostgreSQL " + OLDEST_MAJOR + " or newer")
                    .found("PostgreSQL " + text)
                    .rule("Assay drops databases WITH (FORCE) and compares catalogs as they are since " + OLDEST_MAJOR)
                    .next("name a newer server with --postgres, or use --postgres embedded");
        }
    }

    /** Refuse a server of another major version than the one asked for, if one was. */
    void requireMajor(String where, @Nullable Integer requested) {
        if (requested != null && requested != major) {
            throw PostgresException.at(where)
                    .expected("PostgreSQL " + requested)
                    .found(toString())
                    .rule("--pg-version (or assay.postgres.version) asks for major version " + requested)
                    .next("leave --pg-version out, or name a server or an image of that version");
        }
    }

    @Override
    public String toString() {
        return "PostgreSQL " + text;
    }
}
