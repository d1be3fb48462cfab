package dev.assay.setrunner;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A tracker that takes a second row of a migration in the place of the first, so that nothing stops a migration from running twice. */
class ReplacingTracker extends Tracker {

    ReplacingTracker(Session session, QualifiedName name) {
        super(session, name);
    }

    @Override
    void insert(MigrationId id, @Nullable String checksum) throws SQLException {
        delete(id);
        super.insert(id, checksum);
    }
}
