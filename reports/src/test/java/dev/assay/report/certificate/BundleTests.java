package dev.assay.report.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.execution.Result;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.StreamException;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class BundleTests {

    private static final int CHANGES = 1000;

    @TempDir
    private Path directory;

    private byte[] bundle(Result... results) throws IOException {
        Path stream = SampleRun.write(directory.resolve("results.jsonl"), SampleRun.facts("good"), results);
        Path file = directory.resolve("bundle.zip");
        Bundle.of(StreamReader.read(stream), List.of("history")).write(file, Files.readAllBytes(stream));
        return Files.readAllBytes(file);
    }

    private byte[] bundle() throws IOException {
        return bundle(SampleResult.pass("one", "good"), SampleResult.pass("two", "good"));
    }

    @Test
    void is_verified_and_says_what_it_certifies() throws IOException {
        Bundle verified = Bundle.verify("some.zip", bundle());

        assertThat(verified.conforms()).isTrue();
        assertThat(verified.standings())
                .singleElement()
                .satisfies(standing -> assertThat(standing.grade().title()).isEqualTo("convergent"));
    }

    @Test
    void of_a_runner_that_does_not_conform_says_so_and_is_verified_all_the_same() throws IOException {
        byte[] bytes = bundle(SampleResult.pass("one", "good"), SampleResult.deviation("two", "good"));

        assertThat(Bundle.verify("some.zip", bytes).conforms()).isFalse();
        assertThat(statement(bytes).at("/predicate/result").asText()).isEqualTo("FAILED");
        assertThat(statement(bytes).at("/predicate/failedTests/0").asText()).isEqualTo("two");
    }

    @Test
    @ResourceLock(Resources.TIME_ZONE)
    void is_the_same_in_every_time_zone() throws IOException {
        byte[] here = bundle();
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : List.of("Pacific/Kiritimati", "America/Los_Angeles", "UTC")) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(bundle()).as(zone).isEqualTo(here);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Nested
    class Has_an_in_toto_statement {

        @Test
        void with_the_test_result_predicate_and_digests_of_everything() throws IOException {
            byte[] bytes = bundle();
            JsonNode statement = statement(bytes);

            assertThat(statement.path("_type").asText()).isEqualTo("https://in-toto.io/Statement/v1");
            assertThat(statement.path("predicateType").asText())
                    .isEqualTo("https://in-toto.io/attestation/test-result/v0.1");
            assertThat(statement.at("/subject/0/name").asText()).isEqualTo("good@1.2.3");
            assertThat(statement.at("/predicate/result").asText()).isEqualTo("PASSED");
            assertThat(statement.at("/predicate/configuration").findValuesAsText("name"))
                    .containsExactly("catalogue", "adapter", "deviations", "results.jsonl", "traces.txt", "assay");
            assertThat(statement.at("/predicate/configuration/3/digest/sha256").asText())
                    .isEqualTo(Sha256.of(CanonicalZip.read(bytes).get("results.jsonl")));
            assertThat(statement.at("/predicate/passedTests")).hasSize(2);
        }
    }

    private static JsonNode statement(byte[] bytes) throws IOException {
        return new ObjectMapper().readTree(CanonicalZip.read(bytes).get("statement.json"));
    }

    @Nested
    class Is_refused {

        @Test
        void whichever_of_its_bytes_is_changed() throws IOException {
            byte[] bytes = bundle();
            Random random = new Random(2026);
            for (int i = 0; i < CHANGES; i++) {
                byte[] changed = bytes.clone();
                int at = random.nextInt(bytes.length);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                assertThatThrownBy(() -> Bundle.verify("some.zip", changed))
                        .as("seed 2026, change %d, byte %d of %d", i, at, bytes.length)
                        .isInstanceOf(StreamException.class);
            }
        }

        @Test
        void if_bytes_are_added_or_missing_at_either_end() throws IOException {
            byte[] bytes = bundle();
            byte[] more = Arrays.copyOf(bytes, bytes.length + 1);
            byte[] less = Arrays.copyOf(bytes, bytes.length - 1);
            byte[] before = new byte[bytes.length + 4];
            System.arraycopy(bytes, 0, before, 4, bytes.length);

            for (byte[] changed : List.of(more, less, before, new byte[0])) {
                assertThatThrownBy(() -> Bundle.verify("some.zip", changed)).isInstanceOf(StreamException.class);
            }
        }

        @Test
        void if_somebody_gave_it_a_better_grade() throws IOException {
            byte[] bytes = bundle(SampleResult.pass("one", "good"), SampleResult.deviation("two", "good"));
            Map<String, byte[]> files = new LinkedHashMap<>(CanonicalZip.read(bytes));
            files.computeIfPresent(
                    "statement.json",
                    (name, content) -> new String(content, StandardCharsets.UTF_8)
                            .replace("not conformant", "convergent")
                            .replace("FAILED", "PASSED")
                            .getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> Bundle.verify("some.zip", CanonicalZip.write(files)))
                    .hasMessage("some.zip: expected what follows from the results in it, found another statement.json"
                            + " [a bundle follows byte for byte from the results in it]; next: get the bundle again from"
                            + " where it comes from; what was changed certifies nothing");
        }

        @Test
        void if_it_names_files_outside_and_nothing_is_written_anywhere() throws IOException {
            for (String name : List.of("../evil", "/tmp/evil", "a/../../evil", "..\\evil", "C:\\evil")) {
                Map<String, byte[]> files = new LinkedHashMap<>(CanonicalZip.read(bundle()));
                files.put(name, new byte[] {1});
                byte[] hostile = CanonicalZip.write(files);
                try (Stream<Path> before = Files.list(directory)) {
                    List<Path> there = before.toList();
                    assertThatThrownBy(() -> Bundle.verify("some.zip", hostile))
                            .hasMessageContaining("expected the files statement.json, results.jsonl, traces.txt");
                    try (Stream<Path> after = Files.list(directory)) {
                        assertThat(after.toList()).containsExactlyInAnyOrderElementsOf(there);
                    }
                }
            }
        }

        @Test
        void if_a_grade_had_to_be_refused() throws IOException {
            byte[] bytes = bundle(SampleResult.pass("one", "good"));

            assertThatThrownBy(() -> Bundle.verify("some.zip", bytes)).isInstanceOf(StreamException.class);
        }

        @Test
        void if_it_is_not_there_or_no_archive() throws IOException {
            Path text = Files.writeString(directory.resolve("text.zip"), "no archive");

            assertThatThrownBy(() -> Bundle.verify(text)).isInstanceOf(StreamException.class);
            assertThatThrownBy(() -> Bundle.verify(directory.resolve("none.zip")))
                    .hasMessageContaining("found no such file");
        }
    }
}
