package dev.assay.setrunner;

import java.sql.SQLException;
import java.util.List;

/** What must be true of the server before the first write. */
final class Preflight {

    private final Session session;
    private final Options options;

    Preflight(Session session, Options options) {
        this.session = session;
        this.options = options;
    }

    /** Refuses a read-only server, naming what is pending. */
    void writable(List<MigrationId> pending) throws SQLException {
        if (!session.test("SELECT pg_catalog.current_setting('transaction_read_only')::pg_catalog.bool")) {
            return;
        }
        boolean standby = session.test("SELECT pg_catalog.pg_is_in_recovery()");
        throw new SetRunnerException.ReadOnly(new Problem(
                options.source().description(),
                "a server that takes writes, because these are pending: " + pending,
                standby ? "a standby in recovery" : "default_transaction_read_only is on",
                "a read-only server is fine only while nothing is pending",
                standby ? "run against the primary" : "run as a role, or at a time, for which it is off"));
    }

    /** Refuses a session whose strings mean something else than the file was cut by. */
    void standardStrings() throws SQLException {
        if (session.value("SELECT pg_catalog.current_setting('standard_conforming_strings')")
                .equals("off")) {
            throw new SetRunnerException.Usage(new Problem(
                    options.source().description(),
                    "standard_conforming_strings = on",
                    "it is off for this role or database",
                    "backslashes in the files would mean something else than the SQL standard says",
                    "ALTER ROLE ... SET standard_conforming_strings = on"));
        }
    }
}
