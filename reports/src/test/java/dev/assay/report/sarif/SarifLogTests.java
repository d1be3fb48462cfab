package dev.assay.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
