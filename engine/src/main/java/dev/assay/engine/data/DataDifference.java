package dev.assay.engine.data;

import dev.assay.engine.data.RowDifference.Kind;
import dev.assay.engine.data.TableContents.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * In which rows two readings differ, on the columns that both have: lost rows first, then repeated, then unexpected. A
 * table that only one side has is compared as an empty one on the other.
 */
public final class DataDifference {

    private static final int LINES = 20;

    private static final Comparator<RowDifference> ORDER = Comparator.comparing(RowDifference::kind)
            .thenComparing(RowDifference::table)
            .thenComparing(RowDifference::row);

    private final List<RowDifference> rows;

    private DataDifference(List<RowDifference> rows) {
        this.rows = rows;
    }

    /**
     * Compares two readings.
     *
     * @param expected the rows that should be there
     * @param actual the rows that are
     * @return in which they differ; may be empty
     */
    public static DataDifference between(DataSnapshot expected, DataSnapshot actual) {
        Set<String> names = new TreeSet<>(expected.tables().keySet());
        names.addAll(actual.tables().keySet());
        List<RowDifference> rows = new ArrayList<>();
        for (String name : names) {
            TableContents should = expected.tables().get(name);
            TableContents is = actual.tables().get(name);
            if (should != null && is != null) {
                Set<String> columns = should.columnsInCommonWith(is);
                compare(name, should.on(columns), is.on(columns), rows);
            } else if (should != null) {
                compare(name, should.rows(), Map.of(), rows);
            } else if (is != null) {
                compare(name, Map.of(), is.rows(), rows);
            }
        }
        return new DataDifference(rows.stream().sorted(ORDER).toList());
    }

    private static void compare(
            String table, Map<Row, Integer> expected, Map<Row, Integer> actual, List<RowDifference> into) {
        expected.forEach((row, times) -> add(table, row, times, actual.getOrDefault(row, 0), into));
        actual.forEach((row, times) -> {
            if (!expected.containsKey(row)) {
                add(table, row, 0, times, into);
            }
        });
    }

    private static void add(String table, Row row, int expected, int found, List<RowDifference> into) {
        if (expected != found) {
            into.add(new RowDifference(table, row, expected, found));
        }
    }

    /**
     * Returns whether the rows are the same.
     *
     * @return whether no row differs
     */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Returns the rows that differ, lost ones first.
     *
     * @return the rows; may be empty
     */
    public List<RowDifference> rows() {
        return rows;
    }

    /**
     * Returns the rows that differ in one way.
     *
     * @param kind what is wrong with them
     * @return the rows; may be empty
     */
    public List<RowDifference> rows(Kind kind) {
        return rows.stream().filter(row -> row.kind() == kind).toList();
    }

    /**
     * Writes the difference in one line, as for a failure's message.
     *
     * @return the gravest difference, and how many more there are
     */
    public String summary() {
        if (isEmpty()) {
            return "no difference";
        }
        int more = rows.size() - 1;
        return rows.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }

    /**
     * Writes the difference, one line a row.
     *
     * @param lines how many lines to write at most before saying how many more there are
     * @return the text; without a line end after the last line
     */
    public String render(int lines) {
        String text = rows.stream().limit(lines).map(Object::toString).collect(Collectors.joining("\n"));
        int more = rows.size() - lines;
        return more <= 0 ? text : text + "\nand " + more + " more";
    }

    @Override
    public String toString() {
        return isEmpty() ? summary() : render(LINES);
    }
}
