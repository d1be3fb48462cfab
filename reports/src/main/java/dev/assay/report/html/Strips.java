package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.CrashPoint;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import dev.assay.report.html.CellView.Point;
import dev.assay.report.html.CellView.Strip;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws every point of an exploration, run or covered by another one: a strip for each way to interrupt. */
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
        Map<String, SortedMap<CrashPoint, Point>> modes = new TreeMap<>();
        List<Point> others = new ArrayList<>();
        results.forEach((name, result) -> {
            Optional<CrashPoint> point = CrashPoint.parse(name);
            Point view = new Point(title(name, Sign.of(result).word(), result.caseTitle()), Sign.of(result), false);
            point.ifPresentOrElse(
                    at -> modes.computeIfAbsent(mode(at), mode -> new TreeMap<>())
                            .put(at, view),
                    () -> others.add(view));
        });
        covered.forEach((name, by) -> CrashPoint.parse(name).ifPresent(at -> {
            Sign sign = results.containsKey(by) ? Sign.of(results.get(by)) : Sign.EMPTY;
            Point view = new Point(title(name, sign.word(), "as " + by + ", which leaves the same"), sign, true);
            modes.computeIfAbsent(mode(at), mode -> new TreeMap<>()).putIfAbsent(at, view);
        }));
        List<Strip> strips = new ArrayList<>();
        modes.forEach((mode, points) -> strips.add(new Strip(mode, List.copyOf(points.values()))));
        if (modes.isEmpty()) {
            others.sort(java.util.Comparator.comparing(Point::title));
            strips.add(new Strip("schedules", others));
        }
        return strips;
    }

    private static String mode(CrashPoint point) {
        return Words.spelling(point.mode());
    }

    private static String title(String name, String word, String more) {
        return name + ": " + word + (more.isEmpty() ? "" : " (" + more + ")");
    }
}
