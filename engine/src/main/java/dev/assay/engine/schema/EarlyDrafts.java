package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Makes objects of the rows that were read first, in another thread, while the server writes the rest. What it makes is the same as if
 * it were made later; whether an object counts at all is decided later, when it is known what it is a part of.
 */
final class EarlyDrafts {

    /** With fewer rows, there is nothing to win by a second thread. */
    private static final int FEWEST = 100;

    private final CatalogRows rows;
    private final Names names;
    private final OutsideNames outside;
    private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

    EarlyDrafts(CatalogRows rows, Names names, OutsideNames outside) {
        this.rows = rows;
        this.names = names;
        this.outside = outside;
    }

    /**
     * Begins with the rows of some catalogs. Until it has finished, nobody adds rows or asks for names.
     *
     * @param readings the catalogs
     * @param read all catalogs that were read, these among them: the name of what a row refers to, a function for
     *     instance, is made of what that one refers to, in its turn
     */
    void start(Connection connection, List<CatalogReading> readings, List<CatalogReading> read) throws SQLException {
        if (readings.stream()
                        .mapToInt(reading -> rows.of(reading.name()).size())
                        .sum()
                >= FEWEST) {
            outside.learn(connection, read);
            work = CompletableFuture.runAsync(() -> readings.forEach(this::make));
        }
    }

    /** Waits until it has finished. */
    void finish() {
        work.join();
    }

    private void make(CatalogReading reading) {
        for (CatalogRow row : rows.of(reading.name())) {
            Draft draft = new Draft(names.key(row));
            draft.putAll(row, names);
            row.setDraft(draft);
        }
    }
}
