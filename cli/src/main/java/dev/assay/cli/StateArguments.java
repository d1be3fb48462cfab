package dev.assay.cli;

import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.SchemaObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import picocli.CommandLine.Option;

/** What else than the schema a snapshot is to hold. */
final class StateArguments {

    @Option(
            names = "--state",
            description = "Also the state: positions of sequences, prepared transactions, properties of the database,"
                    + " settings of roles, and whether tables were rewritten.")
    private boolean state;

    @Option(
            names = "--data",
            description = "Also how many rows each table has and a fingerprint of them; implies --state.")
    private boolean data;

    boolean any() {
        return state || data;
    }

    boolean data() {
        return data;
    }

    /** Reads what was asked for beyond the state. */
    List<SchemaObject> more(Connection connection, Rows rows) throws SQLException {
        return data ? rows.read(connection, Exclusions.none()) : List.of();
    }

    /** Reads the rows. */
    interface Rows {
        List<SchemaObject> read(Connection connection, Exclusions exclusions) throws SQLException;
    }
}
