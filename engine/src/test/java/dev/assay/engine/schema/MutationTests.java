package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every single change of {@code mutations.yaml} is seen, and named as what it is. */
class MutationTests {

    private static Connection connection;
    private static Snapshot before;

    @BeforeAll
    static void buildTheBroadSchemaOnce() throws SQLException {
        connection = TestServer.connect(TestServer.databaseWith(Resources.text("broad-schema.sql")));
        before = CatalogReader.read(connection, Exclusions.none());
        TestServer.execute(connection, "SET allow_system_table_mods = on");
        connection.setAutoCommit(false);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
    }

    static Stream<Mutation> mutations() {
        List<Mutation> mutations = new ArrayList<>();
        Resources.yaml("mutations.yaml").forEach(node -> mutations.add(Mutation.of(node)));
        return mutations.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutations")
    void is_seen_and_named(Mutation mutation) throws SQLException {
        TestServer.execute(connection, mutation.change(), ConsistentRead.SETTINGS);
        Snapshot after = CatalogReader.read(connection, before.serverVersion(), Exclusions.none());
        SchemaDifference difference = SchemaDifference.between(before, after);

        assertThat(difference.objects())
                .as(difference.toString())
                .extracting(object -> object.key().toString())
                .containsExactlyInAnyOrderElementsOf(mutation.names());
    }

    /** One change, and the objects that it must be told by. */
    record Mutation(String change, List<String> names) {

        static Mutation of(JsonNode node) {
            List<String> names = new ArrayList<>();
            node.path("names").forEach(name -> names.add(name.asText()));
            return new Mutation(node.path("change").asText(), names);
        }

        @Override
        public String toString() {
            return change;
        }
    }
}
