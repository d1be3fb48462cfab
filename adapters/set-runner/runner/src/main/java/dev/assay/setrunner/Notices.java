package dev.assay.setrunner;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes on what the server says beside its answers: warnings to the listener, notices to the log. Neither fails a run. */
record Notices(RunListener listener) {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final int LIMIT = 100;

    void report(Statement statement) throws SQLException {
        int count = 0;
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            if (++count <= LIMIT) {
                report(warning);
            }
        }
        if (count > LIMIT) {
            LOG.info("and {} more messages of the server", count - LIMIT);
        }
    }

    /** Class 01 is "Warning" in the appendix "PostgreSQL Error Codes"; 00000 is a notice. */
    private void report(SQLWarning warning) {
        String text = Redaction.shorten(String.valueOf(warning.getMessage()), 500);
        String state = warning.getSQLState();
        if (state != null && state.startsWith("01")) {
            listener.note("warning of the server: " + text);
        } else {
            LOG.info("notice of the server: {}", text);
        }
    }
}
