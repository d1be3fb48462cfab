package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Writes the table of times in docs/oracle.md, if it is asked to: Assay beside pg_dump, and migra where it is installed, in one run. */
@EnabledIfSystemProperty(
        named = "assay.oracle.benchmark",
        matches = "true",
        disabledReason = "writes docs/oracle.md only with -Dassay.oracle.benchmark=true")
class OracleBenchmarkTests {

    private static final String BEGIN = "<!-- benchmark: begin -->";
    private static final String END = "<!-- benchmark: end -->";
    private static final int RUNS = 6;
    private static final int WARM_UPS_OF_SMALL = 150;

    private interface Work {
        void run() throws Exception;
    }

    @Test
    void writes_the_table() throws Exception {
        PgDump dump = PgDump.find().orElseThrow();
        List<String> rows = new ArrayList<>();
        for (int tables : new int[] {5, 100, 1_000, 10_000}) {
            String row = row(dump, tables);
            rows.add(row);
            System.out.println(row);
        }
        Path document = Path.of(System.getProperty("assay.project.dir"), "docs", "oracle.md");
        String text = Files.readString(document);
        String table =
                "\n\n| tables | snapshot | difference of two | pg_dump -s | pg_dump / snapshot | migra | peak heap |\n"
                        + "|---|---|---|---|---|---|---|\n" + String.join("\n", rows) + "\n\n";
        Files.writeString(
                document,
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table + text.substring(text.indexOf(END)));
    }

    private static String row(PgDump dump, int tables) throws Exception {
        String database = build(dump.major(), tables);
        try (Connection connection = TestServer.connect(dump.major(), database)) {
            Snapshot[] two = new Snapshot[2];
            for (int i = 0; i < Math.min(WARM_UPS_OF_SMALL, 10_000 / tables); i++) {
                CatalogReader.read(connection, Exclusions.none());
            }
            resetPeaks();
            double snapshot = Double.MAX_VALUE;
            double difference = Double.MAX_VALUE;
            double dumped = Double.MAX_VALUE;
            two[1] = CatalogReader.read(connection, Exclusions.none());
            for (int run = 0; run < RUNS; run++) {
                // Whoever compares two databases holds one snapshot while the second is taken, not two.
                two[0] = two[1];
                snapshot = Math.min(snapshot, time(() -> two[0] = CatalogReader.read(connection, Exclusions.none())));
                difference = Math.min(
                        difference,
                        time(() -> assertThat(
                                        SchemaDifference.between(two[0], two[1]).isEmpty())
                                .isTrue()));
                dumped = Math.min(dumped, time(() -> dump.dump(TestServer.endpoint(dump.major(), database))));
            }
            long peak = peak();
            return String.format(
                    Locale.ROOT,
                    "| %d | %.0f ms | %.0f ms | %.0f ms | %.1f | %s | %d MiB |",
                    tables,
                    snapshot,
                    difference,
                    dumped,
                    dumped / snapshot,
                    migra(TestServer.endpoint(dump.major(), database).libpqUrl()),
                    peak >> 20);
        }
    }

    /** Times one comparison of the database with itself; migra reads both sides. */
    private static String migra(String url) throws Exception {
        String program = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "migra"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse("");
        if (program.isEmpty()) {
            return "not installed";
        }
        return String.format(
                Locale.ROOT, "%.0f ms", time(() -> PgDump.run(List.of(program, "--unsafe", url, url), "")));
    }

    /** Tables as people have them: two indexes, a check, a reference, a default, a comment. */
    private static String build(int major, int tables) throws SQLException {
        String database = TestServer.databaseOn(major);
        try (Connection connection = TestServer.connect(major, database)) {
            for (int i = 0; i < tables; i++) {
                TestServer.execute(connection, """
                        CREATE TABLE t%1$d (id bigint PRIMARY KEY, name text NOT NULL, state text DEFAULT 'new' CHECK (state <> ''),
                          parent bigint REFERENCES t%2$d, at timestamptz DEFAULT now());
                        CREATE INDEX t%1$d_name ON t%1$d (lower(name)) WHERE state <> 'old';
                        COMMENT ON TABLE t%1$d IS 'table %1$d'; COMMENT ON COLUMN t%1$d.name IS 'its name'
                        """.formatted(i, Math.max(0, i - 1)));
            }
            TestServer.execute(connection, "ANALYZE");
        }
        return database;
    }

    private static double time(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
