package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.engine.postgres.SharedServer;
import dev.assay.engine.schema.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageTests {

    private static final Settings SETTINGS =
            new Settings(Duration.ofSeconds(30), false, false, new Programs(Optional.empty(), false));

    private final DatabasePool pool = DatabasePool.open(SharedServer.get(), 1);

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        pool.close();
    }

    private static boolean isThere(String database) throws SQLException {
        PostgresServer server = SharedServer.get();
        try (Connection connection = server.connect(server.maintenanceDatabase(), Backends.OWN + "test");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT EXISTS (SELECT FROM pg_database WHERE datname = '" + database + "')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void refuseConnections(String database) throws SQLException {
        PostgresServer server = SharedServer.get();
        try (Connection connection = server.connect(server.maintenanceDatabase(), Backends.OWN + "test");
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        }
    }

    private Stage on(Database database) throws SQLException {
        Adapter adapter = Meddled.with((order, running) -> running);
        Ground ground = Ground.on(pool::lease);
        return Stage.open(
                adapter, ground, Level.STRICT, database, Stage.Knowledge.ofEmpty(adapter), directory, SETTINGS);
    }

    @Test
    void drops_its_database_when_it_is_closed() throws SQLException {
        Database database = pool.lease();
        Stage stage = on(database);
        assertThat(isThere(database.name())).isTrue();

        stage.close();

        assertThat(isThere(database.name())).isFalse();
    }

    @Test
    void drops_its_database_when_it_cannot_be_opened() throws SQLException {
        Database database = pool.lease();
        refuseConnections(database.name());

        assertThatThrownBy(() -> on(database)).hasMessageContaining("not currently accepting connections");

        assertThat(isThere(database.name())).isFalse();
    }
}
