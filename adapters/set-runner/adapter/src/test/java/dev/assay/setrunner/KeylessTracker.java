package dev.assay.setrunner;

import java.sql.SQLException;

/** Its table would take any number of rows of one migration. */
class KeylessTracker extends Tracker {

    private final Session session;
    private final QualifiedName name;

    KeylessTracker(Session session, QualifiedName name) {
        super(session, name);
        this.session = session;
        this.name = name;
    }

    @Override
    void create() throws SQLException {
        Tables.create(
                session,
                name,
                "version bigint, name text, applied_at timestamptz DEFAULT pg_catalog.now(), checksum text");
    }
}
