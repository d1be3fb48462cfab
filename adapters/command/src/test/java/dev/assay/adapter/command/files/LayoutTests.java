package dev.assay.adapter.command.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.adapter.command.files.FileRule.Occasion;
import dev.assay.engine.adapter.FileMarks;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.yaml.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutTests {

    @TempDir
    Path directory;

    private static Migration migration(long version, String up, Optional<String> down, boolean transactional) {
        return migration(version, up, down, transactional, false);
    }

    private static Migration deferred(long version, String up) {
        return migration(version, up, Optional.empty(), false, true);
    }

    private static Migration migration(
            long version, String up, Optional<String> down, boolean transactional, boolean deferred) {
        return new Migration(
                String.valueOf(version),
                version,
                "m" + version,
                up,
                down,
                transactional,
                deferred,
                FileForm.PLAIN,
                new Location("story.yaml", 7, 3));
    }

    private static FileRule rule(String path, Occasion occasion, String template) {
        return new FileRule(path, occasion, Optional.of(FileTemplate.of(template)), FileMarks.NONE);
    }

    private void write(FileRule rule, int digits, Migration... migrations) throws IOException {
        new Layout(List.of(rule), new VersionFormat(digits))
                .write(new Release(List.of(migrations)), directory, Map.of("table", "done"));
    }

    @Test
    void files_that_are_no_migrations_lie_beside_them() throws IOException {
        Release release = new Release(
                List.of(migration(7, "SELECT 1", Optional.empty(), true)),
                new TreeMap<>(Map.of("README.md", "Read me")));
        new Layout(List.of(rule("migrations/{version}.sql", Occasion.MIGRATION, "{{up}}")), new VersionFormat(1))
                .write(release, directory, Map.of());

        assertThat(files()).containsExactly("migrations/7.sql", "migrations/README.md");
        assertThat(directory.resolve("migrations/README.md")).hasContent("Read me");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Nested
    class A_file_of_a_migration {

        @Test
        void is_the_sql_as_it_is_without_a_template() throws Exception {
            FileRule rule = new FileRule(
                    "migrations/{version}_{name}.sql",
                    Occasion.MIGRATION,
                    Optional.empty(),
                    new FileMarks(Optional.of("-- no tx"), Optional.of("-- later")));
            write(
                    rule,
                    1,
                    migration(1, "A;\n\n", Optional.empty(), true),
                    migration(2, "B", Optional.empty(), false),
                    deferred(3, "C"));
            assertThat(directory.resolve("migrations/1_m1.sql")).hasContent("A;\n\n");
            assertThat(directory.resolve("migrations/2_m2.sql")).hasContent("-- no tx\nB\n");
            assertThat(directory.resolve("migrations/3_m3.sql")).hasContent("-- no tx\n-- later\nC\n");
        }

        @Test
        void has_as_many_digits_as_there_must_be() throws Exception {
            write(
                    rule("{version}.sql", Occasion.MIGRATION, "{{version}}"),
                    4,
                    migration(7, "A", Optional.empty(), true),
                    migration(20260301, "B", Optional.empty(), true));
            assertThat(files()).containsExactly("0007.sql", "20260301.sql");
            assertThat(directory.resolve("0007.sql")).hasContent("0007");
        }

        @Test
        void can_be_there_for_down_sql_only() throws Exception {
            write(
                    rule("{name}.down", Occasion.DOWN, "{{down}};"),
                    1,
                    migration(1, "A", Optional.of("Z"), true),
                    migration(2, "B", Optional.empty(), true));
            assertThat(files()).containsExactly("m1.down");
            assertThat(directory.resolve("m1.down")).hasContent("Z;");
        }

        @Test
        void can_be_there_for_a_migration_without_a_transaction_only() throws Exception {
            write(
                    rule("{name}.conf", Occasion.NON_TRANSACTIONAL, "off"),
                    1,
                    migration(1, "A", Optional.empty(), true),
                    migration(2, "B", Optional.empty(), false));
            assertThat(files()).containsExactly("m2.conf");
        }

        @Test
        void can_be_there_for_a_migration_in_a_transaction_only() throws Exception {
            write(
                    rule("{name}.conf", Occasion.TRANSACTIONAL, "on"),
                    1,
                    migration(1, "A", Optional.empty(), true),
                    migration(2, "B", Optional.empty(), false));
            assertThat(files()).containsExactly("m1.conf");
        }

        @Test
        void knows_the_version_below_its_own_whatever_the_order_of_the_release() throws Exception {
            write(
                    rule(
                            "{name}",
                            Occasion.MIGRATION,
                            "{{#has-previous}}{{previous}}_{{previous-name}}{{/has-previous}}"),
                    1,
                    migration(3, "C", Optional.empty(), true),
                    migration(1, "A", Optional.empty(), true));
            assertThat(directory.resolve("m1")).isEmptyFile();
            assertThat(directory.resolve("m3")).hasContent("1_m1");
        }

        @Test
        void is_not_below_another_one_of_its_own_version() throws Exception {
            Migration rival = new Migration(
                    "2-rival",
                    2,
                    "rival",
                    "C",
                    Optional.empty(),
                    true,
                    false,
                    FileForm.PLAIN,
                    new Location("story.yaml", 9, 3));
            write(
                    rule("{name}", Occasion.MIGRATION, "{{previous}}"),
                    1,
                    migration(1, "A", Optional.empty(), true),
                    migration(2, "B", Optional.empty(), true),
                    rival);
            assertThat(directory.resolve("m2")).hasContent("1");
            assertThat(directory.resolve("rival")).hasContent("1");
        }

        @Test
        void can_have_its_statements_one_by_one_as_literals() throws Exception {
            write(
                    rule(
                            "{name}",
                            Occasion.MIGRATION,
                            "{{#up-statements}}run({{#quoted}}{{sql}}{{/quoted}})\n{{/up-statements}}"),
                    1,
                    migration(1, "SELECT \"a\\b\";\nSELECT 2", Optional.empty(), true));
            assertThat(directory.resolve("m1")).hasContent("run(\"SELECT \\\"a\\\\b\\\"\")\nrun(\"SELECT 2\")\n");
        }

        @Test
        void keeps_a_semicolon_out_of_a_comment_at_the_end() throws Exception {
            write(
                    rule("{name}", Occasion.MIGRATION, "{{#up-statements}}{{sql}};{{/up-statements}}"),
                    1,
                    migration(1, "SELECT 1 -- one", Optional.empty(), true));
            assertThat(directory.resolve("m1")).hasContent("SELECT 1 -- one\n;");
        }

        @Test
        void says_of_all_statements_whether_one_has_a_semicolon_inside() throws Exception {
            write(
                    rule(
                            "{name}",
                            Occasion.MIGRATION,
                            "{{#up-compound}}/ {{/up-compound}}{{#down-compound}}// {{/down-compound}}"
                                    + "{{#up-statements}}{{sql}}{{#up-compound}}/{{/up-compound}}{{/up-statements}}"),
                    1,
                    migration(1, "SELECT 1; SELECT ';'", Optional.of("SELECT 2; SELECT 3"), true),
                    migration(2, "SELECT 1; SELECT 2", Optional.of("SELECT ';'"), true));
            assertThat(directory.resolve("m1")).hasContent("/ SELECT 1/SELECT ';'/");
            assertThat(directory.resolve("m2")).hasContent("// SELECT 1SELECT 2");
        }
    }

    @Nested
    class A_file_of_the_release {

        @Test
        void lists_the_migrations_in_the_order_of_their_versions() throws Exception {
            write(
                    rule("plan", Occasion.RELEASE, "{{table}}:{{#migrations}} {{version}}_{{name}}{{/migrations}}"),
                    1,
                    migration(2, "B", Optional.empty(), true),
                    migration(1, "A", Optional.empty(), true));
            assertThat(directory.resolve("plan")).hasContent("done: 1_m1 2_m2");
        }

        @Test
        void can_fill_the_numbers_below_the_lowest_version() throws Exception {
            write(rule("{version}_before", Occasion.BELOW, "-"), 1, migration(3, "A", Optional.empty(), true));
            assertThat(files()).containsExactly("1_before", "2_before");
        }

        @Test
        void fills_nothing_below_a_time_stamp() throws Exception {
            write(
                    rule("{version}_before", Occasion.BELOW, "-"),
                    1,
                    migration(20260301090000L, "A", Optional.empty(), true));
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void a_template_that_asks_for_what_is_not_there_is_an_error_that_names_the_file() {
        assertThatThrownBy(() -> write(rule("plan", Occasion.RELEASE, "{{tabel}}"), 1))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the template of plan cannot be filled: ")
                .hasMessageContaining("tabel");
    }

    @Test
    void a_wrong_name_is_found_by_trying_out() {
        FileTemplate template = FileTemplate.of("{{#non-transactional}}{{verison}}{{/non-transactional}}");
        assertThatThrownBy(() -> template.tryOut(Occasion.MIGRATION, java.util.Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("verison");
    }
}
