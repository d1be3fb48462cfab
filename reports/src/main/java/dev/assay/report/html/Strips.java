package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.CrashPoint;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import dev.assay.report.html.CellView.Point;
import dev.assay.report.html.CellView.Strip;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Draws every point of an exploration, run or covered by another one: a strip for each way to interrupt. Points in a
 * row for which the same one stands are drawn as one, because there are several of them for each that was run.
 */
final class Strips {

    private final Map<String, Result> results = new HashMap<>();
    private final SortedMap<String, String> covered;

    private Strips(List<Result> cases, Optional<ExplorationReport> report) {
        cases.forEach(one -> results.put(one.caseName(), one));
        covered = report.map(ExplorationReport::covered).orElse(new TreeMap<>());
    }

    static List<Strip> of(List<Result> cases, Optional<ExplorationReport> report) {
        return new Strips(cases, report).strips();
    }

    private List<Strip> strips() {
        Map<String, SortedMap<CrashPoint, Stand>> modes = new TreeMap<>();
        // What was run comes second: where an audit ran a covered point, it is drawn as what it came to itself.
        covered.forEach((name, by) -> put(new Stand(name, by), modes));
        results.keySet().forEach(name -> put(new Stand(name, name), modes));
        if (modes.isEmpty()) {
            return List.of(new Strip("schedules", schedules()));
        }
        return modes.entrySet().stream()
                .map(mode -> new Strip(mode.getKey(), points(mode.getValue().values())))
                .toList();
    }

    /**
     * A point, and the case that stands for it.
     *
     * @param name the name of the point
     * @param by the name of the case; its own if it was run
     */
    private record Stand(String name, String by) {
        boolean covered() {
            return !name.equals(by);
        }
    }

    private static void put(Stand stand, Map<String, SortedMap<CrashPoint, Stand>> modes) {
        CrashPoint.parse(stand.name())
                .ifPresent(at -> modes.computeIfAbsent(Words.spelling(at.mode()), mode -> new TreeMap<>())
                        .put(at, stand));
    }

    private List<Point> schedules() {
        return results.keySet().stream()
                .sorted()
                .map(name -> point(List.of(new Stand(name, name))))
                .toList();
    }

    private List<Point> points(Collection<Stand> stands) {
        List<List<Stand>> rows = new ArrayList<>();
        for (Stand stand : stands) {
            if (rows.isEmpty() || !goesWith(rows.get(rows.size() - 1).get(0), stand)) {
                rows.add(new ArrayList<>());
            }
            rows.get(rows.size() - 1).add(stand);
        }
        return rows.stream().map(this::point).toList();
    }

    private static boolean goesWith(Stand first, Stand next) {
        return first.covered() && next.covered() && first.by().equals(next.by());
    }

    /** Points in a row for which the same case stands. */
    private Point point(List<Stand> row) {
        Stand first = row.get(0);
        Optional<Result> result = Optional.ofNullable(results.get(first.by()));
        Sign sign = result.map(Sign::of).orElse(Sign.EMPTY);
        String more = first.covered()
                ? "as " + first.by() + ", which leaves the same"
                : result.map(Result::caseTitle).orElse("");
        return new Point(
                name(row) + ": " + sign.word() + (more.isEmpty() ? "" : " (" + more + ")"),
                sign,
                first.covered(),
                row.size());
    }

    private static String name(List<Stand> row) {
        String first = row.get(0).name();
        return row.size() == 1
                ? first
                : first + " to " + row.get(row.size() - 1).name() + ", " + row.size() + " points";
    }
}
