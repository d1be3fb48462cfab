package dev.assay.engine.junit;

import dev.assay.engine.execution.Grounds;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** A server with its databases and what is known of them, shared by all launches of one launcher session and closed with it. */
final class SharedServer implements AutoCloseable {

    private static final Logger LOGGER = Logger.getLogger(SharedServer.class.getName());
    private static final Namespace NAMESPACE = Namespace.create("dev.assay", "server");

    /** Enough that two cases that begin at once, each with a twin, need not wait. */
    private static final int READY_DATABASES = 4;

    private final PostgresServer server;
    private final DatabasePool pool;
    private final Grounds grounds;

    private SharedServer(PostgresOptions options) {
        this.server = PostgresServer.start(options, LOGGER::info);
        this.pool = DatabasePool.open(server, READY_DATABASES);
        this.grounds = new Grounds(pool);
    }

    static SharedServer of(NamespacedHierarchicalStore<Namespace> requestStore, PostgresOptions options) {
        NamespacedHierarchicalStore<Namespace> session =
                requestStore.getParent().orElse(requestStore);
        return session.computeIfAbsent(NAMESPACE, options, SharedServer::new, SharedServer.class);
    }

    /** Finds the server of a session, if it has one. */
    static Optional<SharedServer> find(NamespacedHierarchicalStore<Namespace> session, PostgresOptions options) {
        return Optional.ofNullable(session.get(NAMESPACE, options, SharedServer.class));
    }

    PostgresServer server() {
        return server;
    }

    Grounds grounds() {
        return grounds;
    }

    String version() {
        return server.version().text();
    }

    @Override
    public void close() {
        pool.close();
        server.close();
    }
}
