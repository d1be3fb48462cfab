package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Step.TrackerChange;
import dev.assay.engine.schema.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackerRewriteTests {

    private static final String TRACKER = """
            CREATE SCHEMA "My App";
            CREATE TABLE "My App"."it's" (
              id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, version text NOT NULL UNIQUE,
              size int GENERATED ALWAYS AS (length(version)) STORED, gone int, at timestamptz NOT NULL, "On Day" date);
            ALTER TABLE "My App"."it's" DROP COLUMN gone;
            INSERT INTO "My App"."it's" (version, at, "On Day") VALUES
              ('1', '2026-01-01 00:00Z', '2026-01-01'), ('2', '2026-01-02 00:00Z', NULL), ('3', '2026-01-03 00:00Z', NULL);
            CREATE TABLE "My App".other (version text, at timestamptz);
            INSERT INTO "My App".other VALUES ('1', '2026-01-01 00:00Z'), ('2', '2026-01-02 00:00Z');
            """;

    private static final String ROWS = """
            SELECT id || ' ' || version || ' ' || size || ' ' || extract(year FROM at AT TIME ZONE 'UTC')
                   || coalesce(' ' || "On Day", '')
              FROM "My App"."it's" ORDER BY ctid""";

    private static List<String> afterwards(String query, TrackerChange change, String... relations)
            throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.databaseWith(TRACKER));
                Statement statement = connection.createStatement()) {
            Replay.script(connection, TrackerRewrite.sql(change, Set.of(relations)));
            List<String> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        }
    }

    @Test
    void rows_that_are_reversed_say_the_same_in_another_order() throws SQLException {
        assertThat(afterwards(ROWS, TrackerChange.REVERSED, "My App.it's", "public.not_there"))
                .containsExactly("3 3 1 2026", "2 2 1 2026", "1 1 1 2026 2026-01-01");
    }

    @Test
    void times_in_the_future_are_a_hundred_years_later() throws SQLException {
        assertThat(afterwards(ROWS, TrackerChange.FUTURE, "My App.it's"))
                .containsExactlyInAnyOrder("1 1 1 2126 2126-01-01", "2 2 1 2126", "3 3 1 2126");
    }

    @Test
    void tables_that_are_not_the_runners_stay_as_they_are() throws SQLException {
        String other = "SELECT version || ' ' || extract(year FROM at) FROM \"My App\".other ORDER BY ctid";
        assertThat(afterwards(other, TrackerChange.REVERSED, "My App.it's")).containsExactly("1 2026", "2 2026");
        assertThat(afterwards(other, TrackerChange.FUTURE, "My App.it's")).containsExactly("1 2026", "2 2026");
    }

    @Test
    void a_tracker_that_is_not_there_is_no_mistake() throws SQLException {
        assertThat(afterwards(ROWS, TrackerChange.REVERSED, "public.not_there")).hasSize(3);
    }
}
