package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
        assumeFound("psql", "pg_dump");
        int major = majorOf("pg_dump");
        assumeTrue(major >= 15 && major <= 18, () -> "skipped: there is no server for pg_dump " + major);
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(major), line -> {});
                WireProxy between = WireProxy.start(server.endpoint(server.maintenanceDatabase()))) {
            dumpsAreEqual(server.endpoint(server.maintenanceDatabase()), between.endpoint());
        }
    }

    private static void dumpsAreEqual(Endpoint direct, Endpoint proxied) throws Exception {
        run(found("psql"), direct, "-X", "-c", """
                CREATE TABLE d (a serial PRIMARY KEY, b text, c timestamptz DEFAULT '2020-01-01');
                INSERT INTO d (b) SELECT repeat('x', g % 50) FROM generate_series(1, 3000) g;
                CREATE VIEW v AS SELECT count(*) FROM d;
                """);
        String dump = dump(direct);
        assertThat(dump(proxied)).isEqualTo(dump).contains("CREATE TABLE public.d", "COPY public.d");
    }

    /** Every dump has a random key in two lines of its own, in the newer minor versions. */
    private static String dump(Endpoint endpoint) throws Exception {
        return run(found("pg_dump"), endpoint).replaceAll("(?m)^\\\\(un)?restrict .*$", "");
    }

    private static int majorOf(String tool) throws Exception {
        String version = run(found(tool), new Endpoint("127.0.0.1", 1, "", "", ""), "--version");
        Matcher number = Pattern.compile("(\\d+)").matcher(version);
        assertThat(number.find()).isTrue();
        return Integer.parseInt(number.group(1));
    }

    @Test
    void pgbench_leaves_the_same() throws Exception {
        assumeFound("pgbench", "psql");
        List<String> results = new ArrayList<>();
        for (Endpoint endpoint : List.of(database.endpoint(), proxy.endpoint())) {
            run(found("pgbench"), endpoint, "-i", "-q", "-I", "dtGvp");
            for (String mode : List.of("simple", "extended", "prepared")) {
                String said =
                        run(found("pgbench"), endpoint, "-n", "-c", "2", "-t", "50", "-M", mode, "--random-seed=1");
                assertThat(said).contains("number of transactions actually processed: 100/100");
            }
            results.add(run(
                    found("psql"),
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
        assumeFound(tool);
        String direct = run(found(tool), database.endpoint(), arguments);
        String proxied = run(found(tool), proxy.endpoint(), arguments);
        assertThat(proxied).isEqualTo(direct).isNotBlank();
    }

    private static String run(Path program, Endpoint endpoint, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", endpoint.host());
        builder.environment().put("PGPORT", String.valueOf(endpoint.port()));
        builder.environment().put("PGUSER", endpoint.user());
        builder.environment().put("PGPASSWORD", endpoint.password());
        builder.environment().put("PGDATABASE", endpoint.database());
        builder.environment().put("PGSSLMODE", "prefer");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static void assumeFound(String... tools) {
        for (String tool : tools) {
            assumeTrue(find(tool) != null, () -> "skipped: " + tool + " is not on the PATH");
        }
    }

    private static Path found(String tool) throws IOException {
        Path path = find(tool);
        if (path == null) {
            throw new IOException(tool + " is not on the PATH");
        }
        return path;
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }
}
