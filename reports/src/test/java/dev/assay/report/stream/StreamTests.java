package dev.assay.report.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.report.RunnerEntry;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTests {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(StreamTests.class.getResourceAsStream("/dev/assay/report/results-v1.schema.json"));
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void write() {
        file = directory.resolve("a/b/results.jsonl");
        try (StreamWriter writer = TestStreams.begin(file, SampleRun.facts("good"))) {
            writer.runner(RunnerLine.missing(RunnerEntry.missing("gone", "Gone", "no program", "install it")));
            writer.result(SampleResult.finding("two", "good"));
            writer.result(SampleResult.pass("one", "good"));
            writer.result(SampleResult.error("three", "good"));
            writer.result(SampleResult.notApplicable("four", "good"));
            writer.exploration(new ExplorationReport(
                    "two",
                    "good",
                    new Explored.Account(9, 3, 0, 6, 0, 2),
                    List.of("4:after:cut"),
                    2,
                    1,
                    7,
                    new TreeMap<>(Map.of("5:before:cut", "4:after:cut")),
                    List.of("COMMIT: not done: converges; done and not acknowledged: stuck"),
                    new ExplorationReport.Span(1_000, 3_000),
                    List.of("the audit disagrees")));
            writer.failure(new FailureLine("Assay", "no server"));
            writer.finish(TestStreams.END);
        }
    }

    private static Recorded read(byte[] bytes) {
        return StreamReader.read("some.jsonl", new ByteArrayInputStream(bytes));
    }

    @Test
    void says_of_a_runner_that_nobody_has_verified_its_adapter_and_of_no_other() throws IOException {
        assertThat(Files.readString(file)).doesNotContain("unverified");
        Path other = directory.resolve("other.jsonl");
        try (StreamWriter writer =
                TestStreams.begin(other, SampleRun.facts("good", List.of("one", "two"), "nobody has run it"))) {
            writer.runner(RunnerLine.missing(RunnerEntry.missing("gone", "Gone", "no program", "install it")
                    .unverified("nor this")));
            writer.finish(TestStreams.END);
        }
        for (String line : Files.readAllLines(other)) {
            assertThat(SCHEMA.validate(JSON.readTree(line))).as(line).isEmpty();
        }
        assertThat(StreamReader.read(other).runners())
                .extracting(line -> line.entry().unverified())
                .containsExactly("nobody has run it", "nor this");
    }

    @Test
    void gives_back_what_was_written() {
        Recorded stream = StreamReader.read(file);

        assertThat(stream.header().postgres()).isEqualTo("18.6");
        assertThat(stream.header().catalogue())
                .isEqualTo(SampleRun.facts("good").catalogue());
        assertThat(stream.runners()).extracting(RunnerLine::id).containsExactly("good", "gone");
        assertThat(stream.results())
                .containsExactly(
                        SampleResult.finding("two", "good"),
                        SampleResult.pass("one", "good"),
                        SampleResult.error("three", "good"),
                        SampleResult.notApplicable("four", "good"));
        assertThat(stream.explorations())
                .singleElement()
                .satisfies(one -> assertThat(one.covered()).containsEntry("5:before:cut", "4:after:cut"));
        assertThat(stream.failures()).containsExactly(new FailureLine("Assay", "no server"));
        assertThat(stream.finishedAt()).isEqualTo(TestStreams.END);
    }

    @Nested
    class Has_a_schema {

        @Test
        void that_describes_every_line() throws IOException {
            List<String> lines = Files.readAllLines(file);

            assertThat(lines)
                    .hasSize(10)
                    .allSatisfy(line -> assertThat(SCHEMA.validate(JSON.readTree(line)))
                            .as(line)
                            .isEmpty());
        }

        @Test
        void that_refuses_what_it_does_not_describe() throws IOException {
            List<Consumer<ObjectNode>> mistakes = List.of(
                    record -> record.put("more", 1),
                    record -> record.put("verdict", "PASS"),
                    record -> record.remove("reproduce"),
                    record -> record.put("record", "other"),
                    record -> ((ObjectNode) record.at("/evidence/steps/0/act/truth/0")).put("is", "perhaps"));
            String line = Files.readAllLines(file).get(3);
            assertThat(SCHEMA.validate(JSON.readTree(line))).isEmpty();

            assertThat(mistakes).allSatisfy(mistake -> {
                ObjectNode record = (ObjectNode) JSON.readTree(line);
                mistake.accept(record);
                assertThat(SCHEMA.validate(record)).isNotEmpty();
            });
        }
    }

    @Nested
    class Is_refused {

        @Test
        void at_whatever_byte_it_is_cut_short() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            for (int length = 0; length < bytes.length; length += 1 + length / 50) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertThatThrownBy(() -> read(cut))
                        .as("cut at %d of %d", length, bytes.length)
                        .isInstanceOf(StreamException.class);
            }
            assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length - 1)))
                    .hasMessage("some.jsonl:10: expected the end of the line, found the end of the file: the stream is"
                            + " cut short [a stream has a header, its records, and a footer that counts them]; next: run"
                            + " Assay again; what is not whole proves nothing");
        }

        @Test
        void if_any_byte_before_the_footer_was_changed() throws IOException {
            byte[] bytes = Files.readAllBytes(file);
            int footer = new String(bytes, StandardCharsets.US_ASCII).lastIndexOf("{\"record\":\"footer\"");
            Random random = new Random(6);
            for (int i = 0; i < 300; i++) {
                byte[] changed = bytes.clone();
                int at = random.nextInt(footer);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                assertThatThrownBy(() -> read(changed))
                        .as("seed 6, change %d at %d", i, at)
                        .isInstanceOf(StreamException.class);
            }
        }

        @Test
        void if_a_record_was_taken_out_or_follows_the_footer() throws IOException {
            List<String> lines = Files.readAllLines(file);
            List<String> fewer = new java.util.ArrayList<>(lines);
            fewer.remove(4);
            List<String> more = new java.util.ArrayList<>(lines);
            more.add(lines.get(3));

            assertThatThrownBy(() -> read(text(fewer)))
                    .hasMessageContaining(
                            "expected 4 cases of 2 runners, as the footer says, found 3 cases of 2 runners");
            assertThatThrownBy(() -> read(text(more))).hasMessageContaining("expected nothing after the footer");
        }

        @Test
        void if_it_is_of_another_format_or_version() throws IOException {
            String header = Files.readAllLines(file).get(0);

            assertThatThrownBy(() ->
                            read(text(List.of(header.replace("\"version\":1,\"assay\"", "\"version\":2,\"assay\"")))))
                    .hasMessageContaining("expected the format assay-results 1, found 'assay-results' 2");
            assertThatThrownBy(() -> read(text(List.of("{\"schemaVersion\":1}"))))
                    .hasMessageContaining("expected a header");
            assertThatThrownBy(() -> StreamReader.read(directory.resolve("none.jsonl")))
                    .hasMessageContaining("found no such file");
        }

        private byte[] text(List<String> lines) {
            return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void is_ascii_and_keeps_control_and_bidi_characters_as_escapes() throws IOException {
        Path hostile = directory.resolve("hostile.jsonl");
        String text = "\u001b[2J\u0000\u009b\u202e\ud800";
        try (StreamWriter writer = TestStreams.begin(hostile, SampleRun.facts("good"))) {
            writer.failure(new FailureLine(text, "x"));
            writer.finish(TestStreams.END);
        }

        assertThat(Files.readString(hostile, StandardCharsets.US_ASCII))
                .contains("\\u001B[2J\\u0000\\u009B\\u202E\\uD800")
                .doesNotContain("\u001b");
        assertThat(StreamReader.read(hostile).failures().get(0).what()).isEqualTo(text);
    }

    @Test
    void bounds_every_text_and_says_so() {
        Path big = directory.resolve("big.jsonl");
        try (StreamWriter writer = TestStreams.begin(big, SampleRun.facts("good"))) {
            writer.failure(new FailureLine("x".repeat(20_000_000), "y"));
            writer.finish(TestStreams.END);
        }

        assertThat(big).satisfies(one -> assertThat(Files.size(one)).isLessThan(400_000));
        assertThat(StreamReader.read(big).failures().get(0).what())
                .endsWith("\n... " + (20_000_000 - StreamJson.LONGEST_TEXT) + " characters left out ...");
    }

    @Test
    void cannot_be_written_to_after_its_footer() {
        try (StreamWriter writer = TestStreams.begin(directory.resolve("x.jsonl"), SampleRun.facts("good"))) {
            writer.finish(TestStreams.END);

            assertThatThrownBy(() -> writer.result(SampleResult.pass("one", "good")))
                    .hasMessageContaining("has its footer already");
        }
    }
}
