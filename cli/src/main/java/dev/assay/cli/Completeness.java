package dev.assay.cli;

import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.report.RunResults;
import dev.assay.report.RunnerEntry;
import java.util.List;
import java.util.Optional;

/**
 * Counts what has no result although it should.
 *
 * @param scenarios the scenarios that were to be run
 * @param caseName the only case that was wanted, if there was one
 * @param runners the runners that were there
 */
record Completeness(List<CatalogueEntry> scenarios, Optional<String> caseName, List<RunnerEntry> runners) {

    int missing(RunResults results) {
        int missing = 0;
        for (RunnerEntry runner : runners) {
            for (CatalogueEntry entry : scenarios) {
                String id = entry.scenario().id();
                long there = results.cases().stream()
                        .filter(one -> one.result().runner().equals(runner.id())
                                && one.result().scenario().equals(id))
                        .count();
                missing += (int) Math.max(0, expected(entry, runner, results) - there);
            }
        }
        return missing;
    }

    private int expected(CatalogueEntry entry, RunnerEntry runner, RunResults results) {
        if (caseName.isPresent()) {
            return 1;
        }
        if (entry.scenario().exploration().isEmpty()) {
            return entry.scenario().cases().size();
        }
        Optional<ExplorationReport> account = results.explorations().stream()
                .filter(one -> one.scenario().equals(entry.scenario().id())
                        && one.runner().equals(runner.id()))
                .findFirst();
        // With the one without a fault; where there is no account, that one alone, or the one point that was asked for.
        return account.map(one -> one.cases() + 1).orElse(1);
    }
}
