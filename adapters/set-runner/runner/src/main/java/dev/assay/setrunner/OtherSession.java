package dev.assay.setrunner;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Another session of the server, as an operator wants to see it. */
record OtherSession(int pid, String age, String query) {

    /** The columns to select from pg_stat_activity as {@code a}. Other users' queries are hidden from ordinary roles. */
    static final String COLUMNS = "a.pid, pg_catalog.date_trunc('second', pg_catalog.clock_timestamp()"
            + " - coalesce(a.query_start, a.backend_start))::text, coalesce(a.query, '(hidden)')";

    static OtherSession read(ResultSet row) throws SQLException {
        return new OtherSession(row.getInt(1), row.getString(2), Redaction.shorten(row.getString(3), 200));
    }

    @Override
    public String toString() {
        return "pid " + pid + ", for " + age + ", last query: " + query;
    }
}
