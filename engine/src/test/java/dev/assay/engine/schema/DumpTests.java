package dev.assay.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL's own dump program is the oracle of the oracle. */
class DumpTests {

    private static Optional<PgDump> found = Optional.empty();

    @BeforeAll
    static void find() throws Exception {
        found = PgDump.find();
        assumeTrue(
                found.isPresent(),
                "pg_dump and psql of PostgreSQL 14 to 18 are not on the PATH nor where Debian puts them");
    }

    private static PgDump dump() {
        return found.orElseThrow();
    }

    private static Snapshot snapshot(String database) throws Exception {
        try (Connection connection = TestServer.connect(dump().major(), database)) {
            return CatalogReader.read(connection, Exclusions.none());
        }
    }

    @Test
    void a_schema_that_was_dumped_and_restored_is_the_same() throws Exception {
        int major = dump().major();
        String database = TestServer.databaseOn(major, Resources.text("broad-schema.sql"));
        String restored = TestServer.databaseOn(major);
        dump().restore(TestServer.endpoint(major, restored), dump().dump(TestServer.endpoint(major, database)));
        // A dump without data leaves materialized views without contents, and that is a difference.
        try (Connection connection = TestServer.connect(major, restored)) {
            TestServer.execute(connection, "REFRESH MATERIALIZED VIEW account_totals");
        }

        assertThat(SchemaDifference.between(snapshot(database), snapshot(restored)))
                .hasToString("no difference");
    }

    @ParameterizedTest(name = "with seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void where_the_dumps_of_generated_schemas_differ_the_snapshots_do(long seed) throws Exception {
        int major = dump().major();
        String one = TestServer.databaseOn(major, statements(new Random(seed), false));
        String same = TestServer.databaseOn(major, statements(new Random(seed), false));
        String other = TestServer.databaseOn(major, statements(new Random(seed), true));
        String plain = dump().dump(TestServer.endpoint(major, one));

        assertThat(dump().dump(TestServer.endpoint(major, same))).isEqualTo(plain);
        assertThat(SchemaDifference.between(snapshot(one), snapshot(same))).hasToString("no difference");
        boolean dumpsDiffer = !dump().dump(TestServer.endpoint(major, other)).equals(plain);
        boolean snapshotsDiffer =
                !SchemaDifference.between(snapshot(one), snapshot(other)).isEmpty();
        assertThat(snapshotsDiffer).as("seed %d", seed).isEqualTo(dumpsDiffer);
    }

    /** Makes a schema; the other one of two differs in one column. */
    private static String[] statements(Random random, boolean altered) {
        List<String> statements = new ArrayList<>();
        List<String> types = List.of("int", "bigint", "text", "numeric(10,2)", "timestamptz", "uuid", "jsonb", "int[]");
        for (int table = 0; table < 12; table++) {
            List<String> columns = new ArrayList<>(List.of("id bigint PRIMARY KEY"));
            for (int column = 0; column < 1 + random.nextInt(6); column++) {
                String type = types.get(random.nextInt(types.size()));
                columns.add("c" + column + " " + type + (random.nextBoolean() ? " NOT NULL" : ""));
            }
            if (table > 0) {
                columns.add("parent bigint REFERENCES t" + random.nextInt(table)
                        + (random.nextBoolean() ? " ON DELETE CASCADE" : ""));
            }
            statements.add("CREATE TABLE t" + table + " (" + String.join(", ", columns) + ")");
            statements.add("CREATE INDEX ON t" + table + " (c0" + (random.nextBoolean() ? ", id DESC" : "") + ")"
                    + (random.nextBoolean() ? " WHERE id > " + random.nextInt(9) : ""));
            statements.add("CREATE VIEW v" + table + " AS SELECT id, c0 FROM t" + table);
        }
        if (altered) {
            statements.add("ALTER TABLE t" + random.nextInt(12) + " ALTER COLUMN id SET DEFAULT 5");
        }
        return statements.toArray(String[]::new);
    }
}
