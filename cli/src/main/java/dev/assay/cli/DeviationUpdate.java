package dev.assay.cli;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What becomes of a list of recorded deviations after a whole run: entries that happened stay as they were written, those
 * that did not are taken out, and what is new is added without a reason, so that somebody has to write one.
 *
 * @param text the list as it is, empty if there is none
 * @param records its entries
 * @param results what became of every case with the runner
 * @param explored the ids of the scenarios whose cases are found while they run
 */
record DeviationUpdate(String text, List<Deviation> records, List<Result> results, Set<String> explored) {

    /** Writes the list anew. */
    String rewritten(String runner, String version) {
        List<Deviation> kept =
                records.stream().filter(record -> holds(record, version)).toList();
        List<Result> uncovered = results.stream()
                .filter(result -> result.verdict() == Verdict.FAIL)
                .filter(result -> kept.stream().noneMatch(record -> isOf(record, result, version)))
                .toList();
        StringBuilder list = new StringBuilder(head(runner, version));
        kept.forEach(record -> list.append(slice(record)));
        byScenarioAndBehaviour(uncovered).values().forEach(alike -> list.append(entries(alike)));
        return kept.isEmpty() && uncovered.isEmpty()
                ? list.toString().replaceFirst("(?m)^deviations:\\R", "")
                : list.toString();
    }

    /** How many entries of the new list have no reason yet. */
    static long withoutReason(String list) {
        return list.lines()
                .filter(line -> line.strip().startsWith("reason: " + DeviationFile.TODO))
                .count();
    }

    private boolean holds(Deviation record, String version) {
        if (!record.isOf(version)) {
            return true;
        }
        List<Result> covered = results.stream()
                .filter(result -> record.covers(result.scenario(), result.caseName()))
                .toList();
        if (covered.stream().anyMatch(result -> result.verdict() == Verdict.NONE)) {
            return true;
        }
        List<Result> asRecorded =
                covered.stream().filter(result -> isOf(record, result, version)).toList();
        return !asRecorded.isEmpty() && asRecorded.size() <= record.atMost();
    }

    private static boolean isOf(Deviation record, Result result, String version) {
        return record.isOf(version)
                && record.covers(result.scenario(), result.caseName())
                && result.expectation() == Result.Expectation.AS_EXPECTED
                && result.verdict() == Verdict.FAIL
                && result.behaviour().filter(record.behaviour()::equals).isPresent();
    }

    private String head(String runner, String version) {
        if (text.isBlank()) {
            return """
                    # What %s %s is known to do otherwise than a right runner. Each entry was seen by Assay; one that happens
                    # no longer fails the run.
                    deviations:
                    """.formatted(runner, version);
        }
        int first =
                records.stream().mapToInt(record -> record.at().line()).min().orElse(Integer.MAX_VALUE);
        String head = text.lines().limit(first - 1L).collect(Collectors.joining("\n", "", "\n"));
        return head.contains("deviations:") ? head : head + "deviations:\n";
    }

    /** The entry as somebody wrote it, up to the next one. */
    private String slice(Deviation record) {
        int begin = record.at().line();
        int end = records.stream()
                .mapToInt(other -> other.at().line())
                .filter(line -> line > begin)
                .min()
                .orElse(Integer.MAX_VALUE);
        return text.lines().skip(begin - 1L).limit(end - begin).collect(Collectors.joining("\n", "", "\n"));
    }

    private static Map<List<Object>, List<Result>> byScenarioAndBehaviour(List<Result> results) {
        return results.stream()
                .collect(Collectors.groupingBy(
                        result -> List.of(result.scenario(), result.behaviour().orElseThrow()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private String entries(List<Result> alike) {
        Result first = alike.get(0);
        Behaviour behaviour = first.behaviour().orElseThrow();
        if (alike.size() == 1 || !explored.contains(first.scenario())) {
            return alike.stream()
                    .map(result -> entry(first.scenario(), result.caseName(), List.of(), behaviour))
                    .collect(Collectors.joining());
        }
        long all = results.stream()
                .filter(result -> result.scenario().equals(first.scenario())
                        && result.verdict() == Verdict.FAIL
                        && result.behaviour().filter(behaviour::equals).isPresent())
                .count();
        return entry(first.scenario(), "*", List.of("at-most: " + all), behaviour);
    }

    private static String entry(String scenario, String caseName, List<String> more, Behaviour behaviour) {
        List<String> lines = new ArrayList<>(List.of("  - scenario: " + scenario));
        if (!caseName.isEmpty()) {
            lines.add("    case: \"" + caseName.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        more.forEach(line -> lines.add("    " + line));
        lines.add("    behaviour: " + Words.spelling(behaviour));
        lines.add("    reason: " + DeviationFile.TODO + " why, and since when");
        lines.add("    sources: [\"" + DeviationFile.TODO + "\"]");
        return String.join("\n", lines) + "\n";
    }
}
