package dev.assay.engine.data;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of one table, in no order, each with how many times it is there.
 *
 * @param columns the names of the table's columns
 * @param rows how many times each row is there
 */
public record TableContents(Set<String> columns, Map<Row, Integer> rows) {

    /** Copies what it is given, so that nobody can change it later. */
    public TableContents {
        columns = Set.copyOf(columns);
        rows = Map.copyOf(rows);
    }

    /**
     * Looks at fewer columns.
     *
     * @param wanted the names of the columns to look at
     * @return the rows as far as those columns go; rows that differ elsewhere become the same
     */
    Map<Row, Integer> on(Set<String> wanted) {
        Map<Row, Integer> projected = new LinkedHashMap<>();
        rows.forEach((row, count) -> projected.merge(row.on(wanted), count, Integer::sum));
        return projected;
    }

    /** Returns the columns that this table and another both have. */
    Set<String> columnsInCommonWith(TableContents other) {
        Set<String> common = new TreeSet<>(columns);
        common.retainAll(other.columns);
        return common;
    }

    /**
     * One row.
     *
     * @param values the values by the name of the column, each as JSON text
     */
    public record Row(Map<String, String> values) implements Comparable<Row> {

        /** Copies what it is given, so that nobody can change it later. */
        public Row {
            values = Map.copyOf(values);
        }

        Row on(Set<String> wanted) {
            Map<String, String> some = new HashMap<>(values);
            some.keySet().retainAll(wanted);
            return new Row(some);
        }

        @Override
        public int compareTo(Row other) {
            return toString().compareTo(other.toString());
        }

        /** Writes the row with its columns in the order of their names. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("{");
            new TreeMap<>(values)
                    .forEach((column, value) -> text.append(text.length() > 1 ? ", " : "")
                            .append(column)
                            .append(": ")
                            .append(value));
            return text.append('}').toString();
        }
    }
}
