package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTests {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(ResultsFile.class.getResourceAsStream("results-v1.schema.json"));

    private static final RunResults RUN = new RunResults(
            Instant.parse("2026-11-21T10:00:00Z"),
            Instant.parse("2026-11-21T10:00:09.123456Z"),
            List.of(
                    RunnerEntry.available("good", "Good", "1.0"),
                    RunnerEntry.missing("gone", "Gone", "no program 'gone'", "./assay tools install gone")),
            List.of(
                    new CaseResult("b", "T", SampleResult.finding("two", "good")),
                    new CaseResult("b", "T", SampleResult.pass("one", "other")),
                    new CaseResult("b", "T", SampleResult.pass("one", "good")),
                    new CaseResult("a", "T", SampleResult.error("three", "good")),
                    new CaseResult("a", "T", SampleResult.notApplicable("four", "good")),
                    new CaseResult("a", "T", SampleResult.inconclusive("five", "good")),
                    new CaseResult("a", "T", SampleResult.stale("six", "good"))),
            List.of(new ExplorationReport(
                    "two",
                    "good",
                    new Explored.Account(9, 3, 6, 2),
                    List.of("4:after:cut"),
                    2,
                    1,
                    7,
                    new TreeMap<>(Map.of("5:before:cut", "4:after:cut")),
                    List.of("COMMIT: not done: converges; done and not acknowledged: stuck"),
                    new ExplorationReport.Span(1_000, 3_000),
                    List.of("the audit disagrees"))));

    @TempDir
    private Path directory;

    private static Set<ValidationMessage> problems(JsonNode document) {
        return SCHEMA.validate(document);
    }

    private static JsonNode document() throws IOException {
        return new ObjectMapper().readTree(ResultsFile.json(RUN));
    }

    @Test
    void has_the_form_that_its_schema_describes() throws IOException {
        assertThat(problems(document())).isEmpty();
    }

    @Test
    void has_a_schema_that_refuses_what_it_does_not_describe() throws IOException {
        ObjectNode more = (ObjectNode) document();
        more.put("more", 1);
        ObjectNode unknownWord = (ObjectNode) document();
        ((ObjectNode) unknownWord.at("/cases/0")).put("verdict", "PASS");
        ObjectNode other = (ObjectNode) document();
        other.put("schemaVersion", 2);
        ObjectNode less = (ObjectNode) document();
        ((ObjectNode) less.at("/cases/0")).remove("reproduce");

        assertThat(List.of(more, unknownWord, other, less))
                .allSatisfy(document -> assertThat(problems(document)).isNotEmpty());
    }

    @Test
    void is_in_an_order_that_does_not_depend_on_what_ended_first() throws IOException {
        assertThat(document().path("cases").findValuesAsText("scenario"))
                .containsExactly("five", "four", "six", "three", "one", "one", "two");
        assertThat(document().at("/cases/4/runner").asText()).isEqualTo("good");
        assertThat(document().at("/cases/5/runner").asText()).isEqualTo("other");
    }

    @Test
    void names_a_runner_that_was_not_there_and_what_to_do() throws IOException {
        JsonNode gone = document().at("/runners/1");

        assertThat(gone.get("available").asBoolean()).isFalse();
        assertThat(gone.get("remedy").asText()).isEqualTo("./assay tools install gone");
    }

    @Test
    void replaces_the_file_as_a_whole_and_leaves_nothing_beside_it() throws IOException {
        Path file = Files.writeString(directory.resolve("results.json"), "old and longer ".repeat(10_000));

        ResultsFile.write(file, RUN);

        assertThat(problems(new ObjectMapper().readTree(file.toFile()))).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void makes_the_directory_that_is_not_there() throws IOException {
        Path file = directory.resolve("a/b/results.json");

        ResultsFile.write(file, RUN);

        assertThat(file).isRegularFile();
    }

    @Test
    void keeps_control_characters_out_of_the_bytes() {
        RunResults hostile = new RunResults(
                Instant.EPOCH,
                Instant.EPOCH,
                List.of(),
                List.of(new CaseResult("a", "\u001b[2J\u0000\n", SampleResult.pass("s", "r"))),
                List.of());

        assertThat(ResultsFile.json(hostile)).contains("\\u001B[2J\\u0000\\n").doesNotContain("\u001b");
    }
}
