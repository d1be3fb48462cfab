package dev.assay.engine.scenario;

/** What may stand between a runner and the server. */
public enum Pooler {
    /** PgBouncer in transaction mode. */
    PGBOUNCER
}
