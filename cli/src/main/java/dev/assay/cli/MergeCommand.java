package dev.assay.cli;

import dev.assay.report.Matrix;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.Shards;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay merge}: puts the results of the parts of a run together. */
@Command(
        name = "merge",
        description = "Put the results of the parts of one run together, if they belong together and are complete.",
        footer = {
            "%nExamples:",
            "  ./assay run --shard 1/2 --results one.jsonl",
            "  ./assay run --shard 2/2 --results two.jsonl",
            "  ./assay merge one.jsonl two.jsonl --results results.jsonl"
        })
final class MergeCommand implements Callable<Integer> {

    private final Screen screen;

    @Parameters(paramLabel = "RESULTS", arity = "1..*", description = "The files that the parts were written to.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--results", paramLabel = "FILE", description = "Where to. Default: results.jsonl.")
    private Path results = Path.of("results.jsonl");

    @Option(
            names = "--partial",
            description = "Ask for what the parts were to run, and not for the whole catalogue with every runner.")
    private boolean partial;

    MergeCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        ResultsTarget.check(results);
        Recorded merged = Shards.merge(files, !partial);
        Shards.write(results, merged);
        screen.lines(Matrix.of(merged.run(), screen.terminal().width()));
        screen.line();
        screen.line("%s; results in %s".formatted(Count.of(merged.results().size(), "case"), results));
        return merged.failures().isEmpty() ? ExitStatus.of(merged.run()) : ExitStatus.ERROR;
    }
}
