package dev.assay.setrunner;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to the log what it passes on. Statements are logged by number and line, never by text: text can hold secrets. */
record LoggingListener(RunListener next) implements RunListener {

    private static final Logger LOG = LoggerFactory.getLogger(SetRunner.class);

    @Override
    public void started(MigrationId migration) {
        LOG.debug("starting {}", migration);
        next.started(migration);
    }

    @Override
    public void statement(MigrationId migration, int statement, int line) {
        LOG.trace("{} statement {} (line {})", migration, statement, line);
        next.statement(migration, statement, line);
    }

    @Override
    public void applied(MigrationId migration, int statements) {
        if (statements == 0) {
            LOG.warn("applied {}: the file holds no statement", migration);
        } else {
            LOG.info("applied {} ({} statements)", migration, statements);
        }
        next.applied(migration, statements);
    }

    @Override
    public void undone(MigrationId migration) {
        LOG.info("undone {}", migration);
        next.undone(migration);
    }

    @Override
    public void note(String message) {
        LOG.warn("{}", message);
        next.note(message);
    }
}
