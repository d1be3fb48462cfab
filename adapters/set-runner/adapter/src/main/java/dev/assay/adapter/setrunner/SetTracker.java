package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.scenario.Release;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the tracker of the set-based runner: a row a migration. */
final class SetTracker implements Tracker {

    private static final String TABLE = "public.applied_migrations";

    @Override
    public Set<String> relations() {
        return Set.of(TABLE, TABLE + "_progress");
    }

    @Override
    public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
        if (!exists(connection)) {
            return AppliedSet.NONE;
        }
        List<Long> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT version FROM " + TABLE);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.add(rows.getLong(1));
            }
        }
        return AppliedSet.of(versions);
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NOT NULL")) {
            select.setString(1, TABLE);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
