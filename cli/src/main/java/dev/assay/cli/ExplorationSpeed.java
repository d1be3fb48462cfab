package dev.assay.cli;

import dev.assay.engine.exploration.ExplorationReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many explored cases of each runner were run in a second, from the first one to the last. */
record ExplorationSpeed(List<ExplorationReport> reports) {

    private static final double MILLIS = 1000;

    List<String> lines() {
        Map<String, List<ExplorationReport>> byRunner = reports.stream()
                .collect(Collectors.groupingBy(ExplorationReport::runner, TreeMap::new, Collectors.toList()));
        return byRunner.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .toList();
    }

    private static String text(List<ExplorationReport> reports) {
        int cases = reports.stream().mapToInt(ExplorationReport::cases).sum();
        long begin = reports.stream().mapToLong(one -> one.span().begin()).min().orElse(0);
        long end = reports.stream().mapToLong(one -> one.span().end()).max().orElse(0);
        // A clock that was set back meanwhile says nothing.
        double seconds = Math.max(1, end - begin) / MILLIS;
        return String.format(
                Locale.ROOT, "%d explored cases in %.1f s, %.1f a second", cases, seconds, cases / seconds);
    }
}
