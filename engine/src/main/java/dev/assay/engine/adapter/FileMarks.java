package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Migration;
import java.util.Optional;

/**
 * The lines by which a runner is told in a file how to run it; the rest of the file is the SQL as it is.
 *
 * @param nonTransactional the first line of a file that must not run in a transaction, if the runner has such
 * @param deferred the line behind it in a file that is left for later, if the runner has such
 */
public record FileMarks(Optional<String> nonTransactional, Optional<String> deferred) {

    /** Those of a runner that is told nothing in its files. */
    public static final FileMarks NONE = new FileMarks(Optional.empty(), Optional.empty());

    /**
     * Writes the text of a file, which ends with a line feed.
     *
     * @param migration whose file it is
     * @param sql the SQL in it
     * @return the marks that the migration has, and the SQL
     */
    public String text(Migration migration, String sql) {
        String head = (migration.transactional() ? "" : line(nonTransactional))
                + (migration.deferred() ? line(deferred) : "");
        return head + sql + (sql.endsWith("\n") ? "" : "\n");
    }

    private static String line(Optional<String> mark) {
        return mark.map(text -> text + "\n").orElse("");
    }
}
