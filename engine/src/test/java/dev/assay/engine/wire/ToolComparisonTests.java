package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL's own programs must not notice that a proxy is there. */
class ToolComparisonTests {

    @TempDir
    Path directory;

    private Database database;
    private WireProxy proxy;

    @BeforeEach
    void start() {
        database = RealServer.pool().lease();
        proxy = WireProxy.start(database.endpoint());
    }

    @AfterEach
    void end() {
        assertThat(proxy.problems()).isEmpty();
        proxy.close();
        database.close();
    }

    @Test
    void psql_prints_the_same() throws Exception {
        Path script = Files.writeString(directory.resolve("script.sql"), """
                CREATE TABLE p (a int PRIMARY KEY, b text);
                COPY p FROM STDIN;
                1\tone
                2\t\\N
                \\.
                BEGIN; INSERT INTO p VALUES (3, 'three'); ROLLBACK;
                INSERT INTO p VALUES (1, 'again');
                DO $$ BEGIN RAISE NOTICE 'well'; END $$;
                TABLE p;
                COPY p TO STDOUT;
                SELECT g, md5(g::text) FROM generate_series(1, 2000) g;
                \\d p
                DROP TABLE p;
                """);
        same("psql", "-X", "-e", "-f", script.toString());
        assertThat(proxy.trace().entries()).hasSizeGreaterThan(10);
    }

    @Test
    void pg_dump_writes_the_same() throws Exception {
        PostgresTools.assumeFound("psql", "pg_dump");
        int major = PostgresTools.majorOf("pg_dump");
        assumeTrue(major >= 15 && major <= 18, () -> "skipped: there is no server for pg_dump " + major);
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(major), line -> {});
                WireProxy between = WireProxy.start(server.endpoint(server.maintenanceDatabase()))) {
            dumpsAreEqual(server.endpoint(server.maintenanceDatabase()), between.endpoint());
        }
    }

    private static void dumpsAreEqual(Endpoint direct, Endpoint proxied) throws Exception {
        PostgresTools.run("psql", direct, "-X", "-c", """
                CREATE TABLE d (a serial PRIMARY KEY, b text, c timestamptz DEFAULT '2020-01-01');
                INSERT INTO d (b) SELECT repeat('x', g % 50) FROM generate_series(1, 3000) g;
                CREATE VIEW v AS SELECT count(*) FROM d;
                """);
        String dump = dump(direct);
        assertThat(dump(proxied)).isEqualTo(dump).contains("CREATE TABLE public.d", "COPY public.d");
    }

    /** Every dump has a random key in two lines of its own, in the newer minor versions. */
    private static String dump(Endpoint endpoint) throws Exception {
        return PostgresTools.run("pg_dump", endpoint).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    @Test
    void pgbench_leaves_the_same() throws Exception {
        PostgresTools.assumeFound("pgbench", "psql");
        List<String> results = new ArrayList<>();
        for (Endpoint endpoint : List.of(database.endpoint(), proxy.endpoint())) {
            PostgresTools.run("pgbench", endpoint, "-i", "-q", "-I", "dtGvp");
            for (String mode : List.of("simple", "extended", "prepared")) {
                String said = PostgresTools.run(
                        "pgbench", endpoint, "-n", "-c", "2", "-t", "50", "-M", mode, "--random-seed=1");
                assertThat(said).contains("number of transactions actually processed: 100/100");
            }
            results.add(PostgresTools.run(
                    "psql",
                    endpoint,
                    "-X",
                    "-c",
                    "SELECT count(*), sum(abalance) FROM pgbench_accounts",
                    "-c",
                    "SELECT tbalance FROM pgbench_tellers ORDER BY tid"));
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(proxy.trace().entries()).hasSizeGreaterThan(1000);
    }

    private void same(String tool, String... arguments) throws Exception {
        PostgresTools.assumeFound(tool);
        String direct = PostgresTools.run(tool, database.endpoint(), arguments);
        String proxied = PostgresTools.run(tool, proxy.endpoint(), arguments);
        assertThat(proxied).isEqualTo(direct).isNotBlank();
    }
}
