package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.postgres.FileTrees;
import dev.assay.engine.postgres.Reaper;
import dev.assay.engine.scenario.Scenario;
import dev.assay.report.Printable;
import dev.assay.report.html.PlainScripts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The scripts of a run's cases that failed, for its report: those that {@code ./assay export} would write, until they are too many. */
final class ExportedScripts implements PlainScripts {

    /** The report has to stay one that can be sent to somebody. */
    private static final int MOST_CHARACTERS = 3_000_000;

    private final Map<String, Scenario> scenarios = new HashMap<>();
    private final Function<String, Adapter> adapters;
    private int characters;

    /**
     * Creates them.
     *
     * @param entries the scenarios that were run
     * @param adapters finds an adapter by the id of its runner
     */
    ExportedScripts(List<CatalogueEntry> entries, Function<String, Adapter> adapters) {
        entries.forEach(entry -> scenarios.put(entry.scenario().id(), entry.scenario()));
        this.adapters = adapters;
    }

    @Override
    public Optional<String> of(Result result) {
        if (result.verdict() != Verdict.FAIL || characters > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Optional<String> script = Optional.ofNullable(scenarios.get(result.scenario()))
                .filter(scenario -> scenario.exploration().isEmpty())
                .flatMap(scenario -> scenario.cases().stream()
                        .filter(story -> story.name().equals(result.caseName()))
                        .findFirst()
                        .flatMap(story -> written(scenario, story, result)));
        characters += script.map(String::length).orElse(0);
        return script;
    }

    private Optional<String> written(Scenario scenario, Scenario.Case story, Result result) {
        Adapter adapter = adapters.apply(result.runner());
        try {
            Path directory = Files.createTempDirectory("assay-export");
            Reaper.Watch watch = Reaper.watchDirectory(directory);
            try {
                return Optional.of(text(adapter, scenario, story, result, directory));
            } finally {
                FileTrees.delete(directory);
                watch.close();
            }
        } catch (UserError e) {
            // No script can show it: './assay export' says why.
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("# " + Printable.line(String.valueOf(e.getMessage())) + "\n");
        }
    }

    private static String text(Adapter adapter, Scenario scenario, Scenario.Case story, Result result, Path directory)
            throws IOException {
        Export.write(adapter, scenario, story, result, directory);
        String name = result.scenario() + "-" + result.runner();
        return ShellArchive.of(directory, name) + "PGHOST=... PGPORT=... PGUSER=... PGPASSWORD=... sh "
                + Shell.quote(name + "/run.sh") + "\n";
    }
}
