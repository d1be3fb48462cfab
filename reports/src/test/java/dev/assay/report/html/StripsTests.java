package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.exploration.Explored;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.StreamReader;
import dev.assay.report.stream.StreamWriter;
import dev.assay.report.stream.TestStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The map of an exploration on the page. */
class StripsTests {

    @TempDir
    private Path directory;

    @Test
    void show_every_crash_point_those_that_were_covered_too() throws IOException {
        String page = explored(
                Map.of("5:before:cut", "4:after:cut"),
                point("4:before:cut", Verdict.PASS, Behaviour.CONVERGES),
                point("4:after:cut", Verdict.FAIL, Behaviour.STUCK));

        assertThat(strip(page))
                .containsExactly(
                        "b-converges: 4:before:cut: converges",
                        "b-stuck: 4:after:cut: stuck",
                        "b-stuck covered: 5:before:cut: stuck (as 4:after:cut, which leaves the same)");
        assertThat(page).contains("3 points: 2 run, 1 covered", "stuck!<small>1/2</small>");
    }

    @Test
    void draw_covered_points_in_a_row_as_one_as_long_as_the_same_stands_for_them() throws IOException {
        String page = explored(
                Map.of(
                        "5:before:cut", "4:after:cut",
                        "5:after:cut", "4:after:cut",
                        "6:before:cut", "4:before:cut",
                        "6:after:cut", "4:after:cut",
                        "7:after:cut", "4:after:cut"),
                point("4:before:cut", Verdict.PASS, Behaviour.CONVERGES),
                point("4:after:cut", Verdict.FAIL, Behaviour.STUCK),
                point("7:before:cut", Verdict.FAIL, Behaviour.STUCK));

        assertThat(strip(page))
                .containsExactly(
                        "b-converges: 4:before:cut: converges",
                        "b-stuck: 4:after:cut: stuck",
                        "b-stuck covered 2: 5:before:cut to 5:after:cut, 2 points: stuck"
                                + " (as 4:after:cut, which leaves the same)",
                        "b-converges covered: 6:before:cut: converges (as 4:before:cut, which leaves the same)",
                        "b-stuck covered: 6:after:cut: stuck (as 4:after:cut, which leaves the same)",
                        "b-stuck: 7:before:cut: stuck",
                        "b-stuck covered: 7:after:cut: stuck (as 4:after:cut, which leaves the same)");
    }

    /** The page of an exploration: the points that were run, and which of them stands for each other one. */
    private String explored(Map<String, String> covered, Result... points) throws IOException {
        Path file = directory.resolve("explored.jsonl");
        try (StreamWriter writer = TestStreams.begin(file, SampleRun.explored("good"))) {
            List.of(points).forEach(writer::result);
            writer.exploration(report(covered));
            writer.finish(TestStreams.END);
        }
        return Files.readString(HtmlReport.write(directory.resolve("out"), StreamReader.read(file), Optional.empty()));
    }

    private static ExplorationReport report(Map<String, String> covered) {
        return new ExplorationReport(
                "one",
                "good",
                new Explored.Account(9, 3, 0, 2, 0, covered.size()),
                List.of(),
                0,
                0,
                1,
                new TreeMap<>(covered),
                List.of(),
                new ExplorationReport.Span(1_000, 3_000),
                List.of());
    }

    /** The style of each item of a strip, its width if it is more than one, and its text. */
    private static List<String> strip(String page) {
        return Pattern.compile("<li class=\"([^\"]*)\"(?: style=\"--n:([0-9]+)\")?><i role=\"img\" title=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(item -> item.group(1) + (item.group(2) == null ? "" : " " + item.group(2)) + ": " + item.group(3))
                .toList();
    }

    private Result point(String name, Verdict verdict, Behaviour behaviour) {
        return SampleResult.of(
                "one",
                name,
                "good",
                verdict,
                behaviour,
                verdict == Verdict.PASS ? Result.Expectation.AS_EXPECTED : Result.Expectation.UNEXPECTED);
    }
}
