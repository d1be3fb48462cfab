package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTests {

    private static final String PASSWORD = "Kn0wn-s3cret/of:the@test";

    @TempDir
    private Path directory;

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private Answer run(String... more) throws IOException {
        Path scenarios = directory.resolve("scenarios");
        if (!Files.exists(scenarios)) {
            Files.createDirectory(scenarios);
            ScenarioFiles.sound(scenarios, "sound");
            ScenarioFiles.sound(scenarios, "sounder");
            ScenarioFiles.convicting(scenarios, "convicting");
        }
        String[] arguments = Stream.concat(
                        Stream.of("run", "--runner", "set-runner", scenarios.toString()), Stream.of(more))
                .toArray(String[]::new);
        return Answer.to(arguments);
    }

    @Test
    void puts_shards_together_only_if_they_are_complete() throws IOException {
        run("--shard", "1/2", "--results", at("1.jsonl"));
        run("--shard", "2/2", "--results", at("2.jsonl"));

        Answer merged = Answer.to("merge", at("1.jsonl"), at("2.jsonl"), "--results", at("all.jsonl"));
        Answer half = Answer.to("merge", at("1.jsonl"), "--results", at("half.jsonl"));

        assertThat(merged.status()).as(merged.err()).isEqualTo(1);
        assertThat(merged.out()).contains("sounder      converges\n", "3 cases; results in");
        assertThat(half.status()).isEqualTo(2);
        assertThat(half.err()).contains("expected every scenario of the catalogue with every runner", "--partial");
        assertThat(directory.resolve("half.jsonl")).doesNotExist();
    }

    @Test
    void refuses_what_is_cut_short_and_a_shard_that_is_none() throws IOException {
        Path file = Files.writeString(directory.resolve("cut.jsonl"), "{\"record\":\"header\"");

        assertThat(Answer.to("report", file.toString(), "--out", at("out")).err())
                .contains("the stream is cut short");
        assertThat(run("--shard", "3/2").err()).contains("--shard 3/2: expected a part such as 2/4");
        assertThat(run("--shard", "4/4").err()).contains("found none, because only 3 are selected");
    }

    /** The password is in a URL, in the environment of runners and in what is said on the wire; and nowhere else. */
    @Test
    void writes_no_password_anywhere() throws IOException, SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            Endpoint owner = server.endpoint(server.maintenanceDatabase());
            try (Connection connection = owner.connect("test");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE known SUPERUSER LOGIN PASSWORD '" + PASSWORD + "'");
            }
            String url = new Endpoint(owner.host(), owner.port(), owner.database(), "known", PASSWORD).libpqUrl();
            Path scenarios = Files.createDirectories(directory.resolve("scenarios"));
            ScenarioFiles.sound(scenarios, "sound");
            ScenarioFiles.convicting(scenarios, "convicting");

            Answer ran = run(
                    "--postgres",
                    url,
                    "--results",
                    at("out/results.jsonl"),
                    "--junit-xml",
                    at("out/xml"),
                    "--open-xml",
                    at("out/open"),
                    "--report",
                    at("out/report"));
            Answer reported = Answer.to(
                    "report",
                    at("out/results.jsonl"),
                    "--out",
                    at("out/again"),
                    "--summary",
                    at("out/s.md"),
                    "--comment",
                    at("out/c.md"),
                    "--sarif",
                    at("out/s.json"),
                    "--badges",
                    at("out/b"));

            assertThat(ran.status()).as(ran.err()).isEqualTo(1);
            assertThat(reported.status()).as(reported.err()).isZero();
            assertThat(ran.out() + ran.err() + reported.out()).doesNotContain(spellings());
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory.resolve("out"))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .as(file.toString())
                    .doesNotContain(spellings());
        }
    }

    private static String[] spellings() {
        String encoded = java.net.URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        return new String[] {PASSWORD, encoded, "s3cret"};
    }
}
