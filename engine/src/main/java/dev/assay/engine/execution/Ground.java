package dev.assay.engine.execution;

import dev.assay.engine.postgres.Database;
import java.util.function.Supplier;

/**
 * Where stories of one collation are played: empty databases, and what is known of the schemas and rows that stories leave there.
 *
 * @param empty gives an empty database, which is the caller's until it is closed
 * @param oracle what releases give
 * @param twins what stories leave
 */
record Ground(Supplier<Database> empty, Oracle oracle, TwinMemory twins) {

    static Ground on(Supplier<Database> empty) {
        return new Ground(empty, new Oracle(empty), new TwinMemory(empty));
    }
}
