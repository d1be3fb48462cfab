package dev.assay.engine.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTests {

    private static final MigrationFiles LAYOUT = new MigrationFiles(
            "{version}_{name}.up.sql",
            Optional.of("{version}_{name}.down.sql"),
            new FileMarks(Optional.of("-- no transaction"), Optional.empty()));

    @TempDir
    Path directory;

    private static Migration migration(String name, Optional<String> down, boolean transactional, FileForm form) {
        return migration(name, down, transactional, false, form);
    }

    private static Migration migration(
            String name, Optional<String> down, boolean transactional, boolean deferred, FileForm form) {
        return new Migration(
                "7",
                7,
                name,
                "SELECT 1;\nSELECT 'ä'",
                down,
                transactional,
                deferred,
                form,
                new Location("story.yaml", 9, 3));
    }

    private static Migration up(FileForm form, boolean transactional) {
        return migration("m", Optional.empty(), transactional, form);
    }

    private String written(MigrationFiles layout, Migration migration) throws IOException {
        List<Path> files = layout.write(new Release(List.of(migration)), directory);
        return Files.readString(files.get(0), UTF_8);
    }

    @Test
    void up_and_down_files_are_named_by_the_patterns() throws Exception {
        Release release = new Release(List.of(migration("m", Optional.of("SELECT 2"), true, FileForm.PLAIN)));
        List<Path> files = LAYOUT.write(release, directory.resolve("not/yet/there"));
        assertThat(files)
                .extracting(Path::getFileName)
                .extracting(Path::toString)
                .containsExactly("7_m.up.sql", "7_m.down.sql");
        assertThat(files.get(1)).hasContent("SELECT 2\n");
    }

    @Test
    void a_migration_without_down_sql_gets_no_down_file() throws Exception {
        LAYOUT.write(new Release(List.of(up(FileForm.PLAIN, true))), directory);
        assertThat(directory).isDirectoryContaining("glob:**/7_m.up.sql").isDirectoryNotContaining("glob:**.down.sql");
    }

    @Test
    void a_deferred_one_says_so_behind_the_marker_if_the_runner_knows_such() throws Exception {
        Migration deferred = migration("m", Optional.empty(), false, true, FileForm.PLAIN);
        MigrationFiles knowing = new MigrationFiles(
                "knowing.sql", Optional.empty(), new FileMarks(Optional.of("-- no tx"), Optional.of("-- later")));
        MigrationFiles ignorant = new MigrationFiles(
                "{name}.sql", Optional.empty(), new FileMarks(Optional.of("-- no tx"), Optional.empty()));
        assertThat(written(knowing, deferred)).startsWith("-- no tx\n-- later\nSELECT 1;");
        assertThat(written(ignorant, deferred)).startsWith("-- no tx\nSELECT 1;");
    }

    @Test
    void a_plain_file_is_utf_8_with_line_feeds() throws Exception {
        assertThat(written(LAYOUT, up(FileForm.PLAIN, true))).isEqualTo("SELECT 1;\nSELECT 'ä'\n");
    }

    @Test
    void a_crlf_file_has_both_at_every_line() throws Exception {
        assertThat(written(LAYOUT, up(FileForm.CRLF, true))).isEqualTo("SELECT 1;\r\nSELECT 'ä'\r\n");
    }

    @Test
    void a_byte_order_mark_comes_before_everything_else() throws Exception {
        assertThat(written(LAYOUT, up(FileForm.BOM, false)))
                .isEqualTo("\uFEFF-- no transaction\nSELECT 1;\nSELECT 'ä'\n");
    }

    @Test
    void only_a_non_transactional_migration_is_marked_and_only_if_the_runner_has_a_marker() throws Exception {
        MigrationFiles unmarked = new MigrationFiles("{version}.sql", Optional.empty(), FileMarks.NONE);
        assertThat(written(unmarked, up(FileForm.PLAIN, false))).startsWith("SELECT 1");
        assertThat(written(LAYOUT, up(FileForm.PLAIN, false))).startsWith("-- no transaction\nSELECT 1");
    }

    @Test
    void a_pattern_may_name_a_folder() throws Exception {
        MigrationFiles layout =
                new MigrationFiles("deploy/{name}.sql", Optional.of("revert/{name}.sql"), FileMarks.NONE);
        layout.write(new Release(List.of(migration("m", Optional.of("SELECT 2"), true, FileForm.PLAIN))), directory);
        assertThat(directory.resolve("deploy/m.sql")).exists();
        assertThat(directory.resolve("revert/m.sql")).exists();
    }

    @Test
    void a_long_line_is_made_of_blanks_behind_a_statement() throws Exception {
        String text = written(LAYOUT, up(FileForm.LONG_LINE, false));
        assertThat(text).startsWith("-- no transaction\nSELECT 1;  ").endsWith("  \nSELECT 'ä'\n");
        assertThat(text.lines().mapToInt(String::length).max().orElse(0)).isGreaterThan(4 * 1024 * 1024);
        assertThat(text.replace(" ", "")).isEqualTo("--notransaction\nSELECT1;\nSELECT'ä'\n");
    }

    @Test
    void files_that_are_no_migrations_lie_beside_them() throws Exception {
        Release release = new Release(
                List.of(up(FileForm.PLAIN, true)), new TreeMap<>(Map.of("README.md", "Read me", "old/x~", "")));
        assertThat(LAYOUT.write(release, directory)).containsExactly(directory.resolve("7_m.up.sql"));
        assertThat(directory.resolve("README.md")).hasContent("Read me");
        assertThat(directory.resolve("old/x~")).isEmptyFile();
    }

    @Test
    void a_file_that_is_no_migration_cannot_take_the_place_of_one() {
        Release release =
                new Release(List.of(up(FileForm.PLAIN, true)), new TreeMap<>(Map.of("7_m.up.sql", "SELECT 2")));
        assertThatThrownBy(() -> LAYOUT.write(release, directory))
                .isInstanceOf(IOException.class)
                .hasMessage("the release has the file 7_m.up.sql already: give the other one, which is no migration,"
                        + " another name");
    }

    @Test
    void two_migrations_that_want_one_file_are_refused() {
        Release release = new Release(List.of(up(FileForm.PLAIN, true), up(FileForm.CRLF, true)));
        assertThatThrownBy(() -> LAYOUT.write(release, directory))
                .isInstanceOf(IOException.class)
                .hasMessage("two migrations of the release want the file 7_m.up.sql; the second one is 7"
                        + " (story.yaml:9:3): give it another name");
    }

    @Test
    void a_file_outside_of_the_directory_is_refused() {
        MigrationFiles layout = new MigrationFiles("../{name}.sql", Optional.empty(), FileMarks.NONE);
        assertThatThrownBy(() -> layout.write(new Release(List.of(up(FileForm.PLAIN, true))), directory))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("would be outside of " + directory)
                .hasMessageContaining("../{name}.sql must stay below it");
    }
}
