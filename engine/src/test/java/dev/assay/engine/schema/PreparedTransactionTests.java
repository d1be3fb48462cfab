package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A prepared transaction is state. It needs a server of its own, since servers allow none by default. */
class PreparedTransactionTests {

    @Test
    void is_named_by_its_identifier_and_owner() throws SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            try (Connection connection = connect(server)) {
                TestServer.execute(connection, "ALTER SYSTEM SET max_prepared_transactions = 5");
            }
            server.crash();
            server.restart();
            try (Connection connection = connect(server)) {
                TestServer.execute(connection, "CREATE TABLE t (id int)");
                Snapshot before = snapshot(connection);
                TestServer.execute(
                        connection, "BEGIN", "INSERT INTO t VALUES (1)", "PREPARE TRANSACTION 'left in doubt'");
                try {
                    SchemaDifference difference = SchemaDifference.between(before, snapshot(connection));

                    assertThat(difference).hasToString("prepared transaction \"left in doubt\" is unexpected");
                    assertThat(SchemaDifference.between(before, CatalogReader.read(connection, Exclusions.none()))
                                    .objects())
                            .noneMatch(object -> object.key().kind().equals("prepared transaction"));
                } finally {
                    TestServer.execute(connection, "ROLLBACK PREPARED 'left in doubt'");
                }
                assertThat(SchemaDifference.between(before, snapshot(connection)))
                        .hasToString("no difference");
            }
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return server.connect(server.maintenanceDatabase(), "assay test");
    }

    private static Snapshot snapshot(Connection connection) throws SQLException {
        return CatalogReader.readWithState(connection, Exclusions.none(), open -> List.of());
    }
}
