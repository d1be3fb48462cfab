package dev.assay.engine.junit;

import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.util.Optional;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/** Finds the server of a launcher session, for tools that show a person a database that was kept. */
public final class SessionServer {

    private SessionServer() {}

    /**
     * Finds the server that the launches of a session share.
     *
     * @param session the store of the session
     * @param options where the server comes from, as the launches were told
     * @return the server, empty if none was started
     */
    public static Optional<PostgresServer> find(
            NamespacedHierarchicalStore<Namespace> session, PostgresOptions options) {
        return SharedServer.find(session, options).map(SharedServer::server);
    }
}
