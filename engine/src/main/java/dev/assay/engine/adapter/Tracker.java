package dev.assay.engine.adapter;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** Where a runner records what it applied. */
public interface Tracker {

    /**
     * Names the relations and the types that belong to the runner and not to the user's schema.
     *
     * @return names written {@code schema.relation}
     */
    Set<String> relations();

    /**
     * Names the schemas that belong to the runner with everything in them.
     *
     * @return their names as the catalogs hold them, not quoted; of most runners none
     */
    default Set<String> schemas() {
        return Set.of();
    }

    /**
     * Reads what the runner claims to have applied, by statements that change nothing.
     *
     * @param connection a connection of Assay to the database
     * @param onDisk the release of the last deploy; for a tracker that counts, every version of it up to the counter is
     *     claimed
     * @return the claimed set; of nothing if there is no tracker
     * @throws SQLException if the tracker is there and cannot be read
     */
    AppliedSet applied(Connection connection, Release onDisk) throws SQLException;

    /**
     * Reads the same, for a tracker that only the runner itself can read and that therefore must be able to connect.
     *
     * @param connection a connection of Assay to the database
     * @param database the same database, as the runner connects to it
     * @param onDisk the release of the last deploy
     * @return the claimed set; of nothing if there is no tracker
     * @throws SQLException if the tracker is there and cannot be read
     * @throws AdapterContractException if the adapter cannot be asked or does not answer as agreed
     */
    default AppliedSet applied(Connection connection, Endpoint database, Release onDisk) throws SQLException {
        return applied(connection, onDisk);
    }
}
