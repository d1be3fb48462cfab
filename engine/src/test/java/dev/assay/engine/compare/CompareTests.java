package dev.assay.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.schema.TestServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompareTests {

    private static final String SHOP =
            "CREATE TABLE account (id bigint PRIMARY KEY, email text); CREATE INDEX account_email ON account (email);"
                    + "CREATE VIEW v AS SELECT id, email FROM account; CREATE TABLE \"a\"\"b\nc\u202e\" ()";

    private static Snapshot snapshot(String... sql) throws SQLException {
        try (Connection connection = TestServer.connect(TestServer.databaseWith(sql))) {
            return CatalogReader.read(connection, Exclusions.none());
        }
    }

    @Nested
    class The_text {

        @Test
        void shows_old_and_new_with_the_changed_part_marked() throws SQLException {
            SchemaDifference difference = SchemaDifference.between(
                    snapshot(SHOP),
                    snapshot(
                            SHOP,
                            "DROP INDEX account_email; CREATE UNIQUE INDEX account_email ON account (email);"
                                    + "ALTER TABLE account ADD note text; DROP VIEW v"));

            assertThat(DifferenceText.of(difference, 2))
                    .containsExactly(
                            "3 objects differ (1 missing, 1 unexpected, 1 changed) at level strict",
                            "",
                            "view public.v is missing (with 3 objects that belong to it)",
                            "  - CREATE VIEW public.v AS SELECT id,",
                            "  -     email",
                            "  -    FROM public.account;",
                            "",
                            "index public.account_email is changed",
                            "  indisunique: reference false, actual true",
                            "  - CREATE INDEX public.account_email ON public.account USING btree (email)",
                            "  + CREATE UNIQUE INDEX public.account_email ON public.account USING btree (email)",
                            "           ^^^^^^^",
                            "",
                            "and 1 more objects that differ");
        }

        @Test
        void marks_the_line_of_a_long_definition_that_changed() {
            assertThat(MarkedChange.of("a\nb\nsame", "a\nbc\nsame")).containsExactly("  a", "- b", "+ bc", "   ^");
        }

        @Test
        void is_bounded_and_without_control_characters() {
            assertThat(MarkedChange.of("x", "y\n".repeat(40)))
                    .hasSize(14)
                    .last()
                    .isEqualTo("+ ... and 28 more lines");
            assertThat(MarkedChange.of("a\u001b[31m", "b\u202e").toString()).doesNotContain("\u001b", "\u202e");
        }
    }

    @Nested
    class The_snapshot_file {

        @Test
        void gives_back_what_was_written_byte_by_byte() throws SQLException, IOException {
            Snapshot snapshot = snapshot(SHOP);
            StringWriter one = new StringWriter();
            SnapshotJson.write(snapshot, one);
            Snapshot read = SnapshotJson.read(new StringReader(one.toString()));
            StringWriter other = new StringWriter();
            SnapshotJson.write(read, other);

            assertThat(read).isEqualTo(snapshot);
            assertThat(other).hasToString(one.toString());
        }

        @Test
        void of_another_version_or_form_is_refused() {
            assertThatThrownBy(() -> SnapshotJson.read(new StringReader("{\"assay-snapshot\": 9}")))
                    .hasMessage("version 9 of the form; this Assay reads version 1");
            assertThatThrownBy(() -> SnapshotJson.read(new StringReader("{}")))
                    .hasMessage("JSON without the key assay-snapshot");
            assertThatThrownBy(() -> SnapshotJson.read(new StringReader("{\"assay-snapshot\": 1, ")))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_json_of_a_difference_holds_everything_for_machines() throws SQLException, IOException {
        SchemaDifference difference = SchemaDifference.between(
                snapshot(SHOP), snapshot(SHOP, "ALTER TABLE account ALTER email SET NOT NULL"));
        JsonNode json = new ObjectMapper().readTree(DifferenceJson.of(difference, List.of("a note"), 1));

        assertThat(json.path("equal").asBoolean()).isFalse();
        assertThat(json.path("level").asText()).isEqualTo("strict");
        assertThat(json.path("count").asInt()).isEqualTo(2);
        assertThat(json.path("objects")).hasSize(1);
        assertThat(json.path("objects")
                        .get(0)
                        .path("attributes")
                        .get(0)
                        .path("name")
                        .asText())
                .isEqualTo("attnotnull");
        assertThat(json.path("notes").get(0).asText()).isEqualTo("a note");
    }
}
