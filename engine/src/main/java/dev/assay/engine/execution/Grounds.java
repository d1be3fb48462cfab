package dev.assay.engine.execution;

import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.scenario.Collation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The empty databases of one server, and what is known of the schemas and rows that stories leave on them. That is the same for every
 * runner, so that it is found out once for all runs on the server. Safe for several threads at once.
 */
public final class Grounds {

    private final DatabasePool pool;
    private final Map<Collation, Ground> byCollation = new ConcurrentHashMap<>();

    /**
     * Knows nothing yet.
     *
     * @param pool where databases come from; it stays its owner's, who closes it
     */
    public Grounds(DatabasePool pool) {
        this.pool = pool;
    }

    DatabasePool pool() {
        return pool;
    }

    Ground of(Collation collation) {
        return byCollation.computeIfAbsent(collation, one -> Ground.on(() -> pool.lease(one.icuLocale())));
    }
}
