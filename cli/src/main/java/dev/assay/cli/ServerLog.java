package dev.assay.cli;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes what the engine logs, for instance which PostgreSQL it chose and why, and hands it on as plain text. */
final class ServerLog {

    private final Logger logger = Logger.getLogger("dev.assay");
    private final boolean usedParents = logger.getUseParentHandlers();
    private final Handler handler;

    private ServerLog(Consumer<String> lines) {
        handler = new Lines(lines);
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.INFO);
        logger.addHandler(handler);
    }

    /** Does some work and hands on what is logged meanwhile. */
    static <T> T during(Consumer<String> lines, Supplier<T> work) {
        ServerLog log = new ServerLog(lines);
        try {
            return work.get();
        } finally {
            log.end();
        }
    }

    private void end() {
        logger.removeHandler(handler);
        logger.setUseParentHandlers(usedParents);
        logger.setLevel(null);
    }

    private static final class Lines extends Handler {

        private final Consumer<String> lines;

        Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void publish(LogRecord logged) {
            if (isLoggable(logged)) {
                lines.accept(logged.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
