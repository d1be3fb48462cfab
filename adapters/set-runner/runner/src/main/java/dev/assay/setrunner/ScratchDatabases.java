package dev.assay.setrunner;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens a connection to another database of the same server, as the same user; {@link SetRunner#adopt()} and
 * {@link SetRunner#verifyObjects()} replay the release there.
 */
@FunctionalInterface
public interface ScratchDatabases {

    /**
     * Opens a new connection in auto-commit mode; the runner closes it.
     *
     * @param database the name of the database
     * @throws SQLException if there is no way in
     */
    Connection connect(String database) throws SQLException;
}
