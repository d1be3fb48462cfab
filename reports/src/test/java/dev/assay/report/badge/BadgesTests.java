package dev.assay.report.badge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.report.HostileTexts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Standing;
import dev.assay.report.stream.StreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

class BadgesTests {

    @TempDir
    private Path directory;

    @Test
    void are_written_for_each_profile_with_a_grade() throws IOException {
        List<Path> files = Badges.write(
                directory,
                StreamReader.read(SampleRun.write(
                        directory.resolve("r.jsonl"),
                        SampleRun.facts("good"),
                        SampleResult.pass("one", "good"),
                        SampleResult.pass("two", "good"))));

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("good-history.json", "good-history.svg");
        JsonNode endpoint = new ObjectMapper().readTree(files.get(0).toFile());
        assertThat(endpoint.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(endpoint.path("label").asText()).isEqualTo("assay history");
        assertThat(endpoint.path("message").asText()).isEqualTo("convergent");
        assertThat(endpoint.path("color").asText()).isEqualTo("1a7f37");
    }

    @ParameterizedTest
    @MethodSource("dev.assay.report.HostileTexts#inHtml")
    void keep_hostile_text_inside_their_xml(HostileTexts.Hostile hostile) throws Exception {
        String svg = Badges.svg(new Standing(hostile.text(), "r", Grade.SAFE, 1, 1, 0, List.of(), List.of()));

        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getElementsByTagName("*").getLength()).isEqualTo(7);
        assertThat(svg).doesNotContain("\u001b", "\u202e", "<script");
    }
}
