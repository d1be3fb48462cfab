package dev.assay.engine.execution;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.DatabaseSupply;
import java.sql.SQLException;

/**
 * How all cases of an exploration begin: steps that are lived through once, and copies of the database that they left.
 * Closing it drops that database.
 */
public final class Prelude implements AutoCloseable {

    private final Player.Past past;
    private final Stage.Knowledge knowledge;
    private final Database original;
    private final DatabaseSupply copies;

    /**
     * What the first steps of a story left.
     *
     * @param past what was lived through
     * @param knowledge what is known of the database
     * @param original the database
     */
    record Beginning(Player.Past past, Stage.Knowledge knowledge, Database original) {

        /** Gives up what was begun, because something still uses the database. */
        void discard() {
            original.close();
        }

        /** Copies the database from now on. */
        Prelude prelude(DatabasePool pool) {
            try {
                return new Prelude(past, knowledge, original, pool.copiesOf(original));
            } catch (SQLException | RuntimeException e) {
                original.close();
                throw new ExecutionException("the database after the first steps of the story cannot be copied", e);
            }
        }
    }

    private Prelude(Player.Past past, Stage.Knowledge knowledge, Database original, DatabaseSupply copies) {
        this.past = past;
        this.knowledge = knowledge;
        this.original = original;
        this.copies = copies;
    }

    Player.Past past() {
        return past;
    }

    Stage.Knowledge knowledge() {
        return knowledge;
    }

    Database lease() {
        return copies.lease();
    }

    /**
     * Tells how many steps of a story need not be played again.
     *
     * @return how many
     */
    public int steps() {
        return past.steps();
    }

    /** Drops the database, and the copies that were not used. */
    @Override
    public void close() {
        copies.close();
        original.close();
    }
}
