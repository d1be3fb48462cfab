package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The database that PostgreSQL's own regression tests leave behind, against pg_dump. Needs the directory {@code src/test/regress} of
 * the source of the same major version as the pg_dump of this machine; docs/oracle.md says how to get it.
 */
@EnabledIfSystemProperty(
        named = "assay.regress",
        matches = ".+",
        disabledReason = "needs PostgreSQL's src/test/regress: -Dassay.regress=DIRECTORY")
class RegressionDatabaseTests {

    /** In what a database may differ from one that was restored from its dump, because a dump leaves it out or does it anew. */
    private static final Map<String, Pattern> LEFT_OUT_BY_PG_DUMP = Map.of(
            "a dump without data leaves materialized views without contents",
            Pattern.compile("population .*: populated: expected true, found false"),
            "settings of a database are dumped only with --create",
            Pattern.compile("database settings .* is missing"),
            "members that were added to a built-in operator family are not dumped",
            Pattern.compile("(operator|function) of family \\w+_ops USING .* is missing"),
            "an operator that has no function yet is not dumped",
            Pattern.compile("operator (?!of family ).*\\(.*,.*\\) is missing"),
            "columns of a child that are its own and then inherited are not dumped in their order",
            Pattern.compile("table .*: column order: .*"),
            "the foreign keys that partitions inherit are made anew, with names that the server chooses",
            Pattern.compile("constraint .*_fkey\\d*(: | is missing| is unexpected).*"));

    @Test
    void differs_from_what_was_dumped_and_restored_only_in_what_pg_dump_leaves_out() throws Exception {
        PgDump dump = PgDump.find().orElseThrow();
        String database = build(dump, Path.of(System.getProperty("assay.regress")));
        String restored = TestServer.databaseOn(dump.major());
        dump.restore(TestServer.endpoint(dump.major(), restored), dump.dump(endpoint(dump, database)));

        Snapshot one = snapshot(dump, database);
        Map<String, Integer> reasons = new TreeMap<>();
        List<String> unexplained = new ArrayList<>();
        for (ObjectDifference difference :
                SchemaDifference.between(one, snapshot(dump, restored)).objects()) {
            LEFT_OUT_BY_PG_DUMP.entrySet().stream()
                    .filter(reason ->
                            reason.getValue().matcher(difference.toString()).matches())
                    .findFirst()
                    .ifPresentOrElse(
                            reason -> reasons.merge(reason.getKey(), 1, Integer::sum),
                            () -> unexplained.add(difference.toString()));
        }
        System.out.println(one.objects().size() + " objects; " + reasons);

        assertThat(unexplained).isEmpty();
        assertThat(one.objects()).hasSizeGreaterThan(5000);
        assertThat(Unreadable.in(one)).isEmpty();
        assertThat(SchemaDifference.between(one, snapshot(dump, database))).hasToString("no difference");
    }

    /** Plays the files in the order of the schedule. Some need functions in C that are not built here: what fails is not there. */
    private static String build(PgDump dump, Path regress) throws IOException, InterruptedException, SQLException {
        String database = TestServer.databaseOn(dump.major());
        for (String line : Files.readAllLines(regress.resolve("parallel_schedule"))) {
            if (line.startsWith("test:")) {
                for (String name : line.substring("test:".length()).trim().split("\\s+")) {
                    play(dump, regress, name, endpoint(dump, database));
                }
            }
        }
        return database;
    }

    private static void play(PgDump dump, Path regress, String name, Endpoint database)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        dump.directory() + "/psql",
                        "-qX",
                        "--dbname=" + database.libpqUrl(),
                        "-f",
                        regress.resolve("sql").resolve(name + ".sql").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PG_ABS_SRCDIR", regress.toString());
        builder.environment().put("PG_ABS_BUILDDIR", regress.toString());
        builder.environment().put("PG_LIBDIR", regress.resolve("not-built").toString());
        builder.environment().put("PG_DLSUFFIX", ".so");
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(name + ".sql did not end within five minutes");
        }
    }

    private static Endpoint endpoint(PgDump dump, String database) {
        return TestServer.endpoint(dump.major(), database);
    }

    private static Snapshot snapshot(PgDump dump, String database) throws SQLException {
        try (Connection connection = TestServer.connect(dump.major(), database)) {
            return CatalogReader.read(connection, Exclusions.none());
        }
    }
}
