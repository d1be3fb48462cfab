package dev.assay.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** STUB. */
public final class DataDifference {
    private final List<String> lines = new ArrayList<>();
    private boolean onlyRepeated = true;

    public static DataDifference between(DataSnapshot expected, DataSnapshot actual) {
        DataDifference d = new DataDifference();
        expected.tables().forEach((table, rows) -> {
            Map<String, Long> other = actual.tables().get(table);
            if (other == null) return;
            rows.forEach((row, count) -> {
                long n = other.getOrDefault(row, 0L);
                if (n < count) {
                    d.lines.add("lost " + table + " " + row);
                    d.onlyRepeated = false;
                } else if (n > count) {
                    d.lines.add("repeated " + table + " " + row);
                }
            });
            other.forEach((row, count) -> {
                if (!rows.containsKey(row)) {
                    d.lines.add("unexpected " + table + " " + row);
                    d.onlyRepeated = false;
                }
            });
        });
        return d;
    }

    public boolean isEmpty() {
        return lines.isEmpty();
    }

    public boolean onlyRepeated() {
        return onlyRepeated;
    }

    public String summary() {
        return lines.get(0);
    }
}
