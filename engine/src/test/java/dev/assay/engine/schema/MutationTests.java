package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every single change of {@code mutations.yaml} is seen on every major version, and named as what it is; each level shows it or is
 * silent, as it promises.
 */
class MutationTests {

    @ParameterizedTest(name = "on PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void are_seen_and_named(int major) throws SQLException {
        String database = TestServer.databaseOn(major, Resources.text("broad-schema.sql"));
        SoftAssertions softly = new SoftAssertions();
        try (Connection connection = TestServer.connect(major, database)) {
            Snapshot before = CatalogReader.read(connection, Exclusions.none());
            TestServer.execute(connection, "SET allow_system_table_mods = on");
            connection.setAutoCommit(false);
            for (Mutation mutation : Mutation.of(major)) {
                TestServer.execute(connection, mutation.change(), ConsistentRead.SETTINGS);
                Snapshot after = CatalogReader.read(connection, before.serverVersion(), Exclusions.none());
                connection.rollback();
                SchemaDifference difference = SchemaDifference.between(before, after);
                softly.assertThat(difference.objects())
                        .as(mutation.change() + "\n" + difference)
                        .extracting(object -> object.key().toString())
                        .containsExactlyInAnyOrderElementsOf(mutation.names(major));
                for (Level level : Level.values()) {
                    SchemaDifference at = SchemaDifference.between(before, after, level);
                    softly.assertThat(!at.isEmpty())
                            .as(mutation.change() + " at " + at.levelText() + "\n" + at)
                            .isEqualTo(mutation.isSeenAt(level));
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void are_at_least_three_hundred() {
        assertThat(Mutation.of(14)).hasSizeGreaterThan(300);
        assertThat(Mutation.all()).extracting(Mutation::change).doesNotHaveDuplicates();
    }
}
