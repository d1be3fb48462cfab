package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that {@code mutations.yaml} expects are those of what PostgreSQL itself says each change has changed. */
class WitnessTests {

    /** Names that PostgreSQL has no word for, and why they are expected all the same. */
    private static final Map<String, String> EXPLAINED =
            Map.of("database settings every role", "a setting that is for no role is a row about no object");

    @ParameterizedTest(name = "on PostgreSQL {0}")
    @ValueSource(ints = {14, 15, 16, 17, 18})
    void every_expected_name_is_of_something_that_changed(int major) throws SQLException {
        String database = TestServer.databaseOn(major, Resources.text("broad-schema.sql"));
        SoftAssertions softly = new SoftAssertions();
        try (Connection connection = TestServer.connect(major, database)) {
            TestServer.execute(connection, "SET allow_system_table_mods = on");
            connection.setAutoCommit(false);
            Witness witness = Witness.of(connection);
            for (Mutation mutation : Mutation.of(major)) {
                TestServer.execute(connection, mutation.change());
                Set<WitnessName> changed =
                        witness.changed().stream().map(WitnessName::ofServer).collect(Collectors.toSet());
                connection.rollback();
                for (String name : mutation.names(major)) {
                    softly.assertThat(isOf(changed, name))
                            .as("%s: %s is not of %s", mutation.change(), name, changed)
                            .isTrue();
                }
            }
        }
        softly.assertAll();
    }

    private static boolean isOf(Set<WitnessName> changed, String expected) {
        WitnessName name = WitnessName.ofOracle(expected);
        return changed.contains(name)
                || name.whole().filter(changed::contains).isPresent()
                || EXPLAINED.containsKey(expected);
    }

    @Test
    void a_name_of_something_else_is_not_of_what_changed() throws SQLException {
        String database = TestServer.databaseWith(Resources.text("broad-schema.sql"));
        try (Connection connection = TestServer.connect(database)) {
            connection.setAutoCommit(false);
            Witness witness = Witness.of(connection);
            TestServer.execute(connection, "ALTER TABLE wide ALTER COLUMN c TYPE bigint");
            Set<WitnessName> changed =
                    witness.changed().stream().map(WitnessName::ofServer).collect(Collectors.toSet());
            connection.rollback();

            assertThat(isOf(changed, "column public.wide.c")).isTrue();
            assertThat(isOf(changed, "column public.wide.a")).isFalse();
            assertThat(isOf(changed, "table public.account")).isFalse();
            assertThat(isOf(changed, "index public.orders_note_idx")).isFalse();
        }
    }
}
