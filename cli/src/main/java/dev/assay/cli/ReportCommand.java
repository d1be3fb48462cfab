package dev.assay.cli;

import dev.assay.report.html.HtmlReport;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.Shards;
import dev.assay.report.stream.StreamReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay report}: makes what people read of results. */
@Command(
        name = "report",
        description = "Make a report of results: one HTML file that needs no network and runs no script.",
        footer = {
            "%nExamples:",
            "  ./assay report results.jsonl --out report",
            "  ./assay report results.jsonl --against last-week.jsonl --out report",
            "      with what is new, fixed, changed or stale since then"
        })
final class ReportCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(
            paramLabel = "RESULTS",
            arity = "1..*",
            description = "What ./assay run wrote with --results; several if they are parts of one run.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Write DIR/index.html. Default: report.")
    private Path out = Path.of("report");

    @Option(names = "--against", paramLabel = "RESULTS", description = "Compare with these results of an earlier run.")
    private @Nullable Path against;

    ReportCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        Recorded run = Shards.merge(files, false);
        Path page = HtmlReport.write(out, run, Optional.ofNullable(against).map(StreamReader::read));
        screen.line("The report: " + page);
        return ExitStatus.AS_EXPECTED;
    }
}
