package dev.assay.engine.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Sets the ways side by side, in Markdown: what each takes, and how that compares with the direct one. Of several rounds
 * the quickest counts, for what else runs on a machine only ever makes slower.
 */
final class BenchmarkTable {

    private static final double MILLIS_FROM = 10_000;

    private final Map<String, Map<Way, Double>> rows = new LinkedHashMap<>();

    /** What a benchmark took in one round of one way. */
    void add(String row, Way way, double micros) {
        rows.computeIfAbsent(row, name -> new EnumMap<>(Way.class)).merge(way, micros, Math::min);
    }

    /** The whole table. */
    String render() {
        StringBuilder text = new StringBuilder(line("", Way::title));
        text.append("|---").append("|---:".repeat(Way.values().length)).append("|\n");
        rows.forEach((name, micros) -> text.append(line(name, way -> cell(micros.get(way), micros.get(Way.DIRECT)))));
        return text.toString();
    }

    private static String line(String name, Function<Way, String> cell) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        line.add(name);
        List<String> cells = Arrays.stream(Way.values()).map(cell).toList();
        cells.forEach(line::add);
        return line.toString();
    }

    private static String cell(Double micros, Double direct) {
        if (micros == null) {
            return "-";
        }
        if (direct == null || direct.equals(micros)) {
            return time(micros);
        }
        String more = (micros < direct ? "-" : "+") + time(Math.abs(micros - direct), direct);
        return time(micros) + " (" + more + ", × " + String.format(Locale.ROOT, "%.2f", micros / direct) + ")";
    }

    private static String time(double micros) {
        return time(micros, micros);
    }

    /** In the unit that suits another time. */
    private static String time(double micros, double like) {
        return like >= MILLIS_FROM
                ? String.format(Locale.ROOT, "%.0f ms", micros / 1000)
                : String.format(Locale.ROOT, "%.1f µs", micros);
    }
}
