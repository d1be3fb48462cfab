package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationDirectoryTests {

    private MigrationFolder folder;

    @BeforeEach
    void open(@TempDir Path directory) {
        folder = new MigrationFolder(directory);
    }

    private MigrationSet scan() {
        return MigrationDirectory.scan(folder.path());
    }

    private Problem refusal() {
        return catchThrowableOfType(SetRunnerException.FilesRefused.class, this::scan)
                .problem();
    }

    private Problem parseRefusal(String fileName) {
        return catchThrowableOfType(
                        SetRunnerException.FilesRefused.class,
                        () -> MigrationParser.parse(
                                new MigrationId(1, "a"), folder.path().resolve(fileName)))
                .problem();
    }

    @Test
    void versions_are_numbers_with_leading_zeros_and_time_stamps() {
        folder.add("000010_b.up.sql")
                .add("9_a.up.sql")
                .add("20260420010000_c d.up.sql")
                .add("9_a.down.sql");

        assertThat(scan().all()).extracting(MigrationFile::version).containsExactly(9L, 10L, 20260420010000L);
        assertThat(scan().all()).extracting(MigrationFile::name).containsExactly("a", "b", "c d");
        assertThat(scan().all()).extracting(file -> file.down() != null).containsExactly(true, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                ".gitkeep",
                "001_a.up.sql~",
                "#001_a.up.sql#",
                ".001_a.up.sql.swp",
                "001_a.up.sql.bak",
                "001_a.up.sql.orig",
                "schema.sql",
                ".#001_a.up.sql"
            })
    void what_is_plainly_no_migration_is_ignored(String name) {
        folder.add(name);

        assertThat(scan().all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "004a_fix.up.sql",
                "4_fix.sql",
                "4-fix.up.sql",
                "_fix.up.sql",
                "4_.up.sql",
                "1234567890123456789_x.up.sql",
                "4_x.UP.SQL",
                "fix.up.sql",
                "4_fix.up.SQL",
                "004.down.sql"
            })
    void what_looks_like_a_migration_and_is_none_is_refused_by_name(String name) {
        folder.add(name);

        assertThat(refusal().where()).isEqualTo(name);
        assertThat(refusal().found()).isEqualTo("a name that looks like a migration and is none");
    }

    @Test
    void two_files_of_one_version_are_refused_with_both_names() {
        folder.add("004_a.up.sql").add("4_b.up.sql");

        assertThat(refusal().where()).isEqualTo("004_a.up.sql and 4_b.up.sql");
        assertThat(refusal().found()).isEqualTo("both are version 4");
    }

    @Test
    void a_down_file_must_belong_to_an_up_file_of_the_same_name() {
        folder.add("4_b.down.sql");
        assertThat(refusal().found()).isEqualTo("a down file alone");

        folder.add("4_a.up.sql");
        assertThat(refusal().where()).isEqualTo("4_a.up.sql and 4_b.down.sql");
    }

    @Test
    void a_directory_that_is_not_there_is_refused() {
        assertThat(catchThrowableOfType(
                                SetRunnerException.FilesRefused.class,
                                () -> MigrationDirectory.scan(folder.path().resolve("nowhere")))
                        .problem()
                        .where())
                .endsWith("nowhere");
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused_with_their_line() {
        folder.addBytes("1_a.up.sql", "SELECT 1;\nSELECT 'ä'".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(parseRefusal("1_a.up.sql").found()).isEqualTo("bytes that are not UTF-8 in line 2");
    }

    @Test
    void checksums_do_not_depend_on_line_ends_or_a_byte_order_mark() {
        folder.add("1_a.up.sql", "SELECT 1;", "SELECT 2;")
                .addBytes("2_a.up.sql", "\uFEFFSELECT 1;\r\nSELECT 2;".getBytes(StandardCharsets.UTF_8))
                .add("3_a.up.sql", "SELECT 1;", "SELECT  2;");
        String first = SourceFile.read(folder.path().resolve("1_a.up.sql")).checksum();

        assertThat(SourceFile.read(folder.path().resolve("2_a.up.sql")).checksum())
                .isEqualTo(first);
        assertThat(SourceFile.read(folder.path().resolve("3_a.up.sql")).checksum())
                .isNotEqualTo(first);
    }

    @Test
    void the_directive_is_found_behind_a_byte_order_mark_and_blank_lines() {
        folder.addBytes(
                "1_a.up.sql", "\uFEFF\r\n\r\n-- assay: no-transaction\r\nVACUUM".getBytes(StandardCharsets.UTF_8));

        assertThat(MigrationParser.parse(new MigrationId(1, "a"), folder.path().resolve("1_a.up.sql"))
                        .transactional())
                .isFalse();
    }

    @Test
    void an_unknown_directive_is_refused() {
        folder.add("1_a.up.sql", "", "-- assay: no-transacton");

        assertThat(parseRefusal("1_a.up.sql").where()).isEqualTo("1_a.up.sql, line 2");
        assertThat(parseRefusal("1_a.up.sql").found()).isEqualTo("the directive \"no-transacton\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commit",
                "Start Transaction",
                "END",
                "DISCARD ALL",
                "SELECT pg_advisory_unlock_all()",
                "SET standard_conforming_strings = off"
            })
    void what_would_take_transaction_or_lock_away_is_refused_with_its_line(String statement) {
        folder.add("1_a.up.sql", "SELECT 1;", "-- x", statement + ";");

        assertThat(parseRefusal("1_a.up.sql").where()).isEqualTo("1_a.up.sql, statement 2, line 3");
    }

    @Test
    void a_concurrent_index_must_have_a_name() {
        folder.addStepwise("1_a.up.sql", "CREATE INDEX CONCURRENTLY ON t (x)");

        assertThat(parseRefusal("1_a.up.sql").expected()).isEqualTo("an index with a name");
    }
}
