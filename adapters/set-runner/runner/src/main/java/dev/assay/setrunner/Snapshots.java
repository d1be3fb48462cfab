package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import java.sql.SQLException;

/** Takes snapshots of the catalog without the runner's own tables. */
final class Snapshots {

    private Snapshots() {}

    /** One consistent view, in a transaction of its own. */
    static CatalogSnapshot of(RunContext context) throws SQLException {
        Session session = context.session();
        session.begin();
        try {
            session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return within(context);
        } finally {
            session.rollback();
        }
    }

    /** What the current transaction sees, its own changes included. */
    static CatalogSnapshot within(RunContext context) throws SQLException {
        return CatalogSnapshot.read(context.session().connection(), context.options()::owns);
    }
}
