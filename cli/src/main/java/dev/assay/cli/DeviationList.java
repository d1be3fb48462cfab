package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.report.CaseResult;
import dev.assay.report.RunnerEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The file that {@code --update-deviations} writes, and when it may. */
final class DeviationList {

    private static final String OPTION = "./assay run --update-deviations";
    private static final String RULE = "the list is what a whole run of one runner showed";

    private final Path file;
    private final RunnerEntry runner;

    private DeviationList(Path file, RunnerEntry runner) {
        this.file = file;
        this.runner = runner;
    }

    /**
     * Finds the list before anything is run.
     *
     * @param runners the runners that were chosen
     * @param filters the options by which a part of the catalogue was chosen, if there are any
     * @param named the file that --deviations names, if it names one
     * @param adapter finds the adapter of a runner
     * @param continuousIntegration whether this is a CI server's run
     */
    static DeviationList of(
            List<RunnerEntry> runners,
            List<String> filters,
            Optional<Path> named,
            Function<String, Adapter> adapter,
            boolean continuousIntegration) {
        if (continuousIntegration) {
            throw refusal("a run by a person", "the variable CI in the environment", "run it on your machine");
        }
        if (runners.size() != 1) {
            throw refusal("one runner", runners.size() + " of them", "name it with --runner");
        }
        if (!filters.isEmpty()) {
            throw refusal("the whole catalogue", String.join(", ", filters), "leave that out");
        }
        RunnerEntry runner = runners.get(0);
        Path file = named.or(() -> adapter.apply(runner.id()).deviationsFile())
                .orElseThrow(() -> refusal(
                        "a file to write",
                        "the list of a runner that comes with Assay, which is inside of a jar",
                        "name the file with --deviations"));
        return new DeviationList(file, runner);
    }

    private static UserError refusal(String expected, String found, String next) {
        return UserError.at(OPTION).expected(expected).found(found).rule(RULE).next(next);
    }

    /** Writes the list anew, and tells what became of it. */
    String update(Campaign.Outcome outcome, Set<String> explored) throws IOException {
        List<Result> results =
                outcome.results().cases().stream().map(CaseResult::result).toList();
        boolean whole = outcome.failures().isEmpty() && outcome.missing() == 0;
        if (!whole || results.stream().anyMatch(DeviationList::provesNothing)) {
            return file + " is left as it is: not every case came to a judgement";
        }
        String text = Files.exists(file) ? Files.readString(file) : "";
        List<Deviation> records = DeviationFile.parse(file.toString(), text);
        Set<String> known = results.stream().map(Result::scenario).collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = records.stream()
                .map(Deviation::scenario)
                .filter(id -> !known.contains(id))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            return file + " is left as it is: this run had no " + String.join(", ", unknown);
        }
        String list = new DeviationUpdate(text, records, results, explored).rewritten(runner.title(), runner.version());
        Files.writeString(file, list);
        long open = DeviationUpdate.withoutReason(list);
        return open == 0
                ? "wrote " + file
                : "wrote %s; it is refused until each new record has its reason: %d to write".formatted(file, open);
    }

    private static boolean provesNothing(Result result) {
        return result.verdict() == Verdict.ERROR || result.verdict() == Verdict.INCONCLUSIVE;
    }
}
