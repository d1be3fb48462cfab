package dev.assay.engine.wire;

import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;

/** One embedded server, with databases made ahead, for all tests of this package. */
final class RealServer {

    private static final PostgresServer SERVER = PostgresServer.start(PostgresOptions.embedded(), line -> {});
    private static final DatabasePool POOL = DatabasePool.open(SERVER, 2);

    private RealServer() {}

    static PostgresServer get() {
        return SERVER;
    }

    static DatabasePool pool() {
        return POOL;
    }
}
