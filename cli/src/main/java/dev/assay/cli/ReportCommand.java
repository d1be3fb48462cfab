package dev.assay.cli;

import dev.assay.report.badge.Badges;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.markdown.MarkdownSummary;
import dev.assay.report.sarif.SarifLog;
import dev.assay.report.site.Site;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.Shards;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay report}: makes what people and their tools read of results. */
@Command(
        name = "report",
        description =
                "Make reports of results. Without an option: report/index.html, one file that needs no network and "
                        + "runs no script.",
        footer = {
            "%nExamples:",
            "  ./assay report results.jsonl --out report",
            "  ./assay report results.jsonl --against last-week.jsonl --out report",
            "      with what is new, fixed, changed or stale since then",
            "  ./assay report results.jsonl --summary summary.md --sarif assay.sarif --badges badges",
            "  ./assay report --site public 2026-10.jsonl 2026-11.jsonl",
            "      the history of each runner over its versions"
        })
final class ReportCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "RESULTS",
            arity = "1..*",
            description =
                    "What ./assay run wrote with --results; several if they are parts of one run, or with --site.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Write the page DIR/index.html.")
    private @Nullable Path out;

    @Option(names = "--against", paramLabel = "RESULTS", description = "Compare with these results of an earlier run.")
    private @Nullable Path against;

    @Option(
            names = "--summary",
            paramLabel = "FILE",
            description = "Write Markdown of at most 1 MiB, as GitHub takes it for the summary of a job.")
    private @Nullable Path summary;

    @Option(
            names = "--comment",
            paramLabel = "FILE",
            description = "Write Markdown of at most 65536 characters, as GitHub takes it for a comment.")
    private @Nullable Path comment;

    @Option(names = "--badges", paramLabel = "DIR", description = "Write a badge a grade, as SVG and for shields.io.")
    private @Nullable Path badges;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write the findings as SARIF 2.1.0.")
    private @Nullable Path sarif;

    @Option(
            names = "--site",
            paramLabel = "DIR",
            description = "Write a site of many runs, with the history of runners.")
    private @Nullable Path site;

    ReportCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        if (site != null) {
            say(
                    "The site",
                    Site.write(site, files.stream().map(StreamReader::read).toList()));
        }
        boolean nothingElse = summary == null && comment == null && badges == null && sarif == null && site == null;
        if (out != null || site == null) {
            // What a single run lacks its report tells; parts that lack something are not put together.
            Recorded run = files.size() == 1 ? StreamReader.read(files.get(0)) : Shards.merge(files, false);
            Optional<Recorded> earlier = Optional.ofNullable(against).map(StreamReader::read);
            others(run, earlier);
            if (out != null || nothingElse) {
                say("The report", HtmlReport.write(out == null ? Path.of("report") : out, run, earlier));
            }
        }
        return ExitStatus.AS_EXPECTED;
    }

    private void others(Recorded run, Optional<Recorded> earlier) throws IOException {
        write("The summary", summary, MarkdownSummary.of(run, earlier, MarkdownSummary.JOB_SUMMARY));
        write("The comment", comment, MarkdownSummary.of(run, earlier, MarkdownSummary.COMMENT));
        write("The findings", sarif, SarifLog.of(run));
        if (badges != null) {
            screen.line("%s in %s".formatted(Count.of(Badges.write(badges, run).size(), "file"), badges));
        }
    }

    private void write(String what, @Nullable Path file, String text) throws IOException {
        if (file != null) {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            say(what, Files.writeString(file, text, StandardCharsets.UTF_8));
        }
    }

    private void say(String what, Path file) {
        screen.line(what + ": " + file);
    }
}
