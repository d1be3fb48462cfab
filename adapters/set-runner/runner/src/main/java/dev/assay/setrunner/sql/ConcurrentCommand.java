package dev.assay.setrunner.sql;

import org.jspecify.annotations.Nullable;

/**
 * A command that works in several transactions of its own, so that its death leaves something half done in the catalog.
 *
 * <p>Names are kept as the file spells them, quotes included, to be resolved by the server under the settings of that moment.
 */
public sealed interface ConcurrentCommand {

    /**
     * CREATE INDEX CONCURRENTLY.
     *
     * @param name the name of the index, as the server folds it, or {@code null} if the file gives none
     * @param table the table as spelled, perhaps with its schema
     * @param definition the same statement without CONCURRENTLY and IF NOT EXISTS, with {@code %1$s} for the index name and
     *     {@code %2$s} for the table
     */
    record CreateIndex(@Nullable String name, String table, String definition) implements ConcurrentCommand {}

    /**
     * REINDEX CONCURRENTLY.
     *
     * @param scope INDEX, TABLE, SCHEMA, DATABASE or SYSTEM, in upper case
     * @param name the object as spelled; empty where REINDEX DATABASE leaves it out
     */
    record Reindex(String scope, String name) implements ConcurrentCommand {}

    /**
     * DROP INDEX CONCURRENTLY.
     *
     * @param name the index as spelled
     */
    record DropIndex(String name) implements ConcurrentCommand {}

    /**
     * ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY.
     *
     * @param parent the partitioned table as spelled
     * @param partition the partition as spelled
     */
    record DetachPartition(String parent, String partition) implements ConcurrentCommand {}

    /** The concurrent command that a statement is, or {@code null}. */
    static @Nullable ConcurrentCommand recognise(SqlStatement statement) {
        return new ConcurrentCommandParser(statement).parse();
    }
}
