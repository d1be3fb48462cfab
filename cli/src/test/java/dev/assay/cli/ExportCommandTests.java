package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
@Timeout(300)
class ExportCommandTests {

    /** A runner with a counter in a schema of its own, in shell: it wants an index of its files, and forgets what comes late. */
    private static final String RUNNER = """
            #!/bin/sh
            set -eu
            if [ "$1" = --version ]; then echo 1.0.0; exit; fi
            if [ "$1" = index ]; then ls "$2" > index; echo indexed; exit; fi
            test "$(cat index)" = "$(ls "$2")"
            sql() { psql "$url" -XqAt -v ON_ERROR_STOP=1 "$@"; }
            url=$1
            sql -c 'CREATE SCHEMA IF NOT EXISTS own' -c 'CREATE TABLE IF NOT EXISTS own.note (text text)' \\
              -c 'CREATE TABLE IF NOT EXISTS own.done (version bigint)' 2> /dev/null
            last=$(sql -c 'SELECT coalesce(max(version), 0) FROM own.done')
            for file in "$2"/*.sql; do
              version=$(basename "$file" .sql)
              if [ "$version" -gt "$last" ]; then
                sql -1 -f "$file" -c "INSERT INTO own.done VALUES ($version)"
                echo "applied $version"
              fi
            done
            """;

    @TempDir
    private Path directory;

    private Path descriptor() throws IOException {
        Path runner = Files.writeString(directory.resolve("runner"), RUNNER);
        Files.setPosixFilePermissions(runner, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Files.writeString(directory.resolve("counter.yaml"), """
                id: counter
                title: Counter
                version: 1.0.0
                homepage: https://example.org/counter
                issues: https://example.org/counter/issues
                license: MIT
                binary: ./runner
                version-command: ["{binary}", --version]
                files: {up: "{version}.sql"}
                commands: {prepare: ["{binary}", index, "{migrations}"], deploy: ["{binary}", "{database-url}", "{migrations}"]}
                tracker: {relations: [own.done], schemas: [own], kind: counter, applied: SELECT max(version) FROM own.done}
                """);
    }

    private Answer export(String scenario, Path out) throws IOException {
        return Answer.to(
                "export",
                scenario,
                "--runner",
                "counter",
                "--adapter",
                descriptor().toString(),
                "--postgres",
                "embedded",
                "--out",
                out.toString());
    }

    private static void needPsql() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "psql")));
        assumeThat(there)
                .as("there is no 'psql' on the PATH: not looked at here")
                .isTrue();
    }

    private String run(Path script, Endpoint server) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST", server.host(),
                        "PGPORT", String.valueOf(server.port()),
                        "PGUSER", server.user(),
                        "PGPASSWORD", server.password()));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void writes_a_script_that_shows_the_fault_without_assay_and_leaves_nothing() throws Exception {
        needPsql();
        Path out = directory.resolve("out");
        Answer answer = export("parallel-merge-gap", out);

        assertThat(answer.status()).as(answer.err()).isZero();
        assertThat(answer.out()).endsWith(" sh " + out.resolve("run.sh") + "\n");
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            String said = run(out.resolve("run.sh"), server.endpoint("postgres"));

            assertThat(said)
                    .contains("    | indexed\n    | applied 101\n", "    | applied 104\n    exit status 0\n")
                    .contains("    -column approval.counter_payload jsonb\n")
                    .contains("  own.done\n")
                    .contains("Assay called this 'diverges' with counter 1.0.0")
                    .doesNotContain("own.note", server.endpoint("postgres").password());
            try (var connection = server.connect("postgres", "assay test");
                    var rows = connection
                            .createStatement()
                            .executeQuery("SELECT count(*) FROM pg_database WHERE datname LIKE 'assay_export%'")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    @Test
    void makes_databases_of_the_collation_of_the_scenario() throws Exception {
        needPsql();
        Path out = directory.resolve("out");
        Answer answer = export("names-in-another-collation", out);

        assertThat(answer.status()).as(answer.err()).isZero();
        Path script = out.resolve("run.sh");
        String asking = Files.readString(script)
                .replaceFirst("\nsay 'a deploy", "\non \"\\$scratch\" -Atc \"SELECT '1_' < '10'\"\nsay 'a deploy");
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            assertThat(run(Files.writeString(script, asking), server.endpoint("postgres")))
                    .contains("\nt\n");
        }
    }

    @Test
    void the_page_of_a_run_has_the_script_of_what_failed() throws Exception {
        Answer answer = Answer.to(
                "run",
                "--scenario",
                "parallel-merge-gap,timestamps-as-versions",
                "--runner",
                "counter",
                "--adapter",
                descriptor().toString(),
                "--postgres",
                "embedded",
                "--results",
                directory.resolve("results.jsonl").toString(),
                "--report",
                directory.toString());

        assertThat(answer.status()).as(answer.err()).isEqualTo(1);
        String page = Files.readString(directory.resolve("index.html"));
        List<String> scripts = Pattern.compile(
                        "as a shell script</summary><pre class=\"sql\">(.*?)</pre>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(found -> unescaped(found.group(1)))
                .toList();
        assertThat(scripts).isNotEmpty();
        assertThat(scripts)
                .filteredOn(script -> script.contains("parallel-merge-gap-counter/act_1"))
                .singleElement()
                .satisfies(script -> {
                    Path unpacked = unpack(script);
                    assertThat(unpacked.resolve("run.sh")).content().contains("with counter 1.0.0 on PostgreSQL");
                    assertThat(unpacked.resolve("act_1")).isDirectoryRecursivelyContaining("glob:**.sql");
                });
    }

    /** Runs all of a script but its last line, which needs a server. */
    private Path unpack(String script) throws IOException, InterruptedException {
        String all = script.substring(0, script.lastIndexOf("PGHOST="));
        Process shell = new ProcessBuilder("sh", "-c", all)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        shell.getOutputStream().close();
        assertThat(shell.getInputStream().readAllBytes()).isEmpty();
        assertThat(shell.waitFor()).isZero();
        return directory.resolve("parallel-merge-gap-counter");
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x60;", "`")
                .replace("&#x3D;", "=")
                .replace("&amp;", "&");
    }

    @Test
    void refuses_a_runner_without_a_command_line() {
        Answer answer = Answer.to(
                "export",
                "parallel-merge-gap",
                "--runner",
                "set-runner",
                "--postgres",
                "embedded",
                "--out",
                directory.resolve("out").toString());

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .contains("expected a runner with a command line, found ", "which is driven without one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data-change-unheard:a fault that only Assay can make: ",
                "upgrade-through-a-pooler:a pooler between the runner and the server",
                "transactional-upgrade-at-every-point:one that is explored request by request on the wire"
            })
    void refuses_what_a_script_cannot_do(String row) {
        List<String> words = List.of(row.split(":", 2));
        Answer answer = Answer.to("export", words.get(0), "--runner", "set-runner");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err())
                .startsWith("./assay export " + words.get(0)
                        + ": expected a story that can be told by psql and signals," + " found ")
                .contains(words.get(1))
                .contains("next: see './assay export --help'");
    }

    @Test
    void overwrites_nothing() throws IOException {
        Files.writeString(directory.resolve("mine"), "mine");

        Answer answer =
                Answer.to("export", "parallel-merge-gap", "--runner", "set-runner", "--out", directory.toString());

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("expected a directory that is not there yet or is empty, found " + directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain", "two words", "it's", "$(touch owned)", "`touch owned`", "\"; touch owned; \"",
                        "'; touch owned; '",
                "a\\b", "$HOME", "*", "-n", "new\nline", "!x", "ünï"
            })
    void hands_hostile_texts_over_as_they_are(String hostile) throws Exception {
        String word = ScriptText.filled(
                "postgresql://assayuser:assaypassword@localhost:64987/" + hostile + "?x", Path.of("/nowhere"), "act_1");
        String plain = ScriptText.filled(hostile + "=assaypassword", Path.of("/nowhere"), "act_1");
        String script = "encoded() { printf 'E(%s)' \"$1\"; }\nprintf '%s|' " + word + " " + plain;
        Process shell = new ProcessBuilder("sh", "-c", script)
                .directory(directory.toFile())
                .start();
        shell.getOutputStream().close();
        String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(said).isEqualTo("postgresql://E():E()@:/" + hostile + "?x|" + hostile + "=|");
        assertThat(directory.resolve("owned")).doesNotExist();
    }

    @Test
    void says_hostile_texts_in_one_line() throws Exception {
        ScriptText text = new ScriptText();
        text.line("say() { printf '%s\\n' \"$*\"; }");
        text.say("it's $(touch owned)\n`touch owned` \u001b[31m");
        Process shell = new ProcessBuilder("sh", "-c", text.text())
                .directory(directory.toFile())
                .start();
        shell.getOutputStream().close();

        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("it's $(touch owned)\\n`touch owned` \\u{1b}[31m\n");
        assertThat(directory.resolve("owned")).doesNotExist();
    }
}
