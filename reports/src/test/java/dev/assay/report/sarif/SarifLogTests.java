package dev.assay.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.engine.execution.Result;
import dev.assay.report.HostileTexts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SarifLogTests {

    @TempDir
    private Path directory;

    @Test
    void points_at_the_line_of_each_finding_and_leaves_out_what_is_none() throws IOException {
        JsonNode log = new ObjectMapper()
                .readTree(SarifLog.of(StreamReader.read(SampleRun.write(
                        directory.resolve("r.jsonl"),
                        SampleRun.facts("good"),
                        SampleResult.pass("one", "good"),
                        SampleResult.error("three", "good"),
                        SampleResult.finding("two", "good"),
                        SampleResult.deviation("two", "good")))));

        assertThat(log.path("version").asText()).isEqualTo("2.1.0");
        JsonNode run = log.at("/runs/0");
        assertThat(run.at("/tool/driver/rules").findValuesAsText("id")).containsExactly("two");
        assertThat(run.path("results").findValuesAsText("level")).containsExactly("error", "note");
        JsonNode place = run.at("/results/0/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("family/two.yaml");
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(7);
        assertThat(run.at("/results/0/message/text").asText())
                .isEqualTo("diverges with good 1.2.3: column public.a.b is missing Reproduce: ./assay reproduce two"
                        + " --runner good");
    }

    @ParameterizedTest
    @CsvSource({
        "'[click](javascript:alert(1))', '\\[click\\](javascript:alert(1))'",
        "'{0} and {{title}}', '{{0}} and {{{{title}}}}'",
        "'a\\b', 'a\\\\b'",
        "'\u001b[2J\u202e', '\\\\x1b\\[2J\\\\u202e'"
    })
    void makes_no_link_and_no_placeholder_of_what_a_tool_says(String said, String written) throws IOException {
        assertThat(message(said)).contains(": " + written + " Reproduce: ");
    }

    @ParameterizedTest
    @MethodSource("dev.assay.report.HostileTexts#inMarkdown")
    void keeps_hostile_text_inside_of_its_json(HostileTexts.Hostile hostile) throws IOException {
        String text = message(hostile.text());

        assertThat(text)
                .startsWith("diverges with good ")
                .doesNotContainPattern("(?<!\\\\)\\[")
                .doesNotContainPattern("\\p{Cntrl}|\u202e|\u2066|\u2028");
    }

    private String message(String reason) throws IOException {
        Result finding = SampleResult.with(SampleResult.finding("two", "good"), reason, "family/two.yaml:7");
        String log = SarifLog.of(
                StreamReader.read(SampleRun.write(directory.resolve("r.jsonl"), SampleRun.facts("good"), finding)));
        assertThat(log).matches("[\\x20-\\x7e\\n]*");
        return new ObjectMapper()
                .readTree(log)
                .at("/runs/0/results/0/message/text")
                .asText();
    }
}
