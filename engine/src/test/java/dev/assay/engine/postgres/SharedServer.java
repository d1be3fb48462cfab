package dev.assay.engine.postgres;

/** One embedded server for all tests of a JVM; the reaper ends it with the JVM. */
public final class SharedServer {

    private static final PostgresServer SERVER = PostgresServer.start(PostgresOptions.embedded(), line -> {});

    private SharedServer() {}

    public static PostgresServer get() {
        return SERVER;
    }
}
