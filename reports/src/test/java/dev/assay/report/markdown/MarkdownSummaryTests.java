package dev.assay.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.report.HostileTexts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.StreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownSummaryTests {

    @TempDir
    private Path directory;

    private Recorded run(Result... results) {
        return StreamReader.read(SampleRun.write(directory.resolve("results.jsonl"), SampleRun.facts("good"), results));
    }

    @Test
    void tells_what_must_be_looked_at_before_the_matrix() {
        String summary = MarkdownSummary.of(
                run(SampleResult.finding("two", "good"), SampleResult.pass("one", "good")),
                Optional.empty(),
                MarkdownSummary.COMMENT);

        assertThat(summary)
                .startsWith("## Assay: 2 cases, 1 to be looked at\n\n- <code>good</code> <code>1.2.3</code> on")
                .containsSubsequence(
                        "### To be looked at\n\n- **DIVERGES!** <code>two</code> with <code>good</code>",
                        "### Matrix\n\n| scenario | <code>good</code> |\n|---|---|\n",
                        "| <code>one</code> | converges |\n| <code>two</code> | DIVERGES! |\n");
    }

    @Test
    void fits_where_it_goes_and_says_what_does_not() {
        Result[] many = IntStream.range(0, 1500)
                .mapToObj(i -> SampleResult.with(SampleResult.finding("two", "good"), i + " \u00e4".repeat(300)))
                .toArray(Result[]::new);
        Recorded run = run(many);

        for (int limit : List.of(MarkdownSummary.COMMENT, MarkdownSummary.JOB_SUMMARY)) {
            String summary = MarkdownSummary.of(run, Optional.empty(), limit);
            assertThat(summary.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(limit / 2, limit);
            assertThat(summary).contains("more lines do not fit here; they are in the results and in the report.");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.assay.report.HostileTexts#inMarkdown")
    void gives_hostile_text_no_say(HostileTexts.Hostile hostile) {
        String summary = MarkdownSummary.of(
                run(SampleResult.with(SampleResult.finding("two", "good"), hostile.text())),
                Optional.empty(),
                MarkdownSummary.COMMENT);

        assertThat(summary).doesNotContain(hostile.never());
        assertThat(summary.replaceAll("</?code>|<br>", "")).doesNotContain("<", "](", "@", "`");
    }

    @Test
    void tells_what_changed_since_an_earlier_run() {
        Recorded earlier = run(SampleResult.pass("one", "good"), SampleResult.pass("two", "good"));
        Recorded now = run(SampleResult.pass("one", "good"), SampleResult.finding("two", "good"));

        assertThat(MarkdownSummary.of(now, Optional.of(earlier), MarkdownSummary.COMMENT))
                .contains("- **new** <code>two</code> with <code>good</code>: DIVERGES!, before converges\n");
        assertThat(MarkdownSummary.of(now, Optional.of(now), MarkdownSummary.COMMENT))
                .contains("Everything is the same.");
    }
}
