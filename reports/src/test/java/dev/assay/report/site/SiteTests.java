package dev.assay.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteTests {

    @TempDir
    private Path directory;

    @Test
    void has_the_history_of_each_runner_and_a_report_a_run_compared_with_the_one_before() throws IOException {
        Recorded first = StreamReader.read(SampleRun.write(
                directory.resolve("1.jsonl"),
                SampleRun.facts("good"),
                SampleResult.pass("one", "good"),
                SampleResult.deviation("two", "good")));
        Recorded second = StreamReader.read(SampleRun.write(
                directory.resolve("2.jsonl"),
                SampleRun.facts("good"),
                SampleResult.pass("one", "good"),
                SampleResult.pass("two", "good")));

        Path page = Site.write(directory.resolve("site"), List.of(first, second));

        assertThat(Files.readString(page))
                .contains("<h2>good</h2>")
                .containsSubsequence("href=\"run-2/index.html\"", "g-convergent", "href=\"run-1/index.html\"", "g-bad");
        assertThat(Files.readString(directory.resolve("site/run-2/index.html")))
                .contains("Compared with an earlier run", "<h3>changed <span");
        assertThat(Files.readString(directory.resolve("site/run-1/index.html")))
                .doesNotContain("Compared with an earlier run");
    }
}
