package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two majors have other catalogs, so that one schema does not look the same on both: docs/oracle.md lists what differs. */
class MajorsTests {

    private static final String SHOP = """
            CREATE TABLE account (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text UNIQUE, at timestamptz DEFAULT now());
            CREATE TABLE orders (id serial PRIMARY KEY, account bigint REFERENCES account ON DELETE CASCADE, total int CHECK (total > 0));
            CREATE INDEX orders_total ON orders (total DESC) WHERE total > 10;
            CREATE VIEW rich AS SELECT id, account FROM orders WHERE total > 100;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            """;

    @ParameterizedTest(name = "at level {0}")
    @EnumSource(Level.class)
    void differ_in_what_the_newer_one_has_new_and_in_nothing_else(Level level) throws SQLException {
        SchemaDifference difference = SchemaDifference.between(snapshot(15), snapshot(18), level);
        Set<String> differing = new TreeSet<>();
        for (ObjectDifference object : difference.objects()) {
            if (object instanceof ObjectDifference.Changed changed) {
                changed.changes().forEach(change -> differing.add(object.key().kind() + " " + change.attribute()));
            } else {
                differing.add(
                        object.toString().replaceAll("public\\.\\S+", "...").replaceAll("\\[.*] ", ""));
            }
        }

        assertThat(differing).containsExactlyInAnyOrderElementsOf(expected(level));
    }

    /** PostgreSQL 18 has constraints for NOT NULL and two more columns of constraints, and writes fewer names of tables in views. */
    private static List<String> expected(Level level) {
        String notNull = level == Level.LOGICAL ? "constraint on ... n is unexpected" : "constraint ... is unexpected";
        return List.of("constraint conenforced", "constraint conperiod", notNull, "view ev_action");
    }

    private static Snapshot snapshot(int major) throws SQLException {
        try (Connection connection = TestServer.connect(major, TestServer.databaseOn(major, SHOP))) {
            return CatalogReader.read(connection, Exclusions.none());
        }
    }
}
