package dev.assay.engine.schema;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The columns of a query that become properties, in the order of their names. */
final class ComparedColumns {

    private final int[] positions;
    private final String[] names;
    private final Map<Long, String[]> known = new ConcurrentHashMap<>();

    ComparedColumns(List<ReadColumn> columns) {
        this.positions = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).compared())
                .boxed()
                .sorted(Comparator.comparing(i -> columns.get(i).name()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.names =
                IntStream.of(positions).mapToObj(i -> columns.get(i).name()).toArray(String[]::new);
    }

    int size() {
        return positions.length;
    }

    int position(int place) {
        return positions[place];
    }

    String name(int place) {
        return names[place];
    }

    /**
     * Returns the names of the columns that have a value, one array for all rows in which the same have one.
     *
     * @param values the values of all of them
     * @param present how many there are
     */
    String[] names(@Nullable String[] values, int present) {
        if (present == names.length) {
            return names;
        }
        if (names.length > Long.SIZE) {
            return namesOf(values, present);
        }
        long mask = 0;
        for (int i = 0; i < values.length; i++) {
            mask |= values[i] == null ? 0 : 1L << i;
        }
        return known.computeIfAbsent(mask, m -> namesOf(values, present));
    }

    private String[] namesOf(@Nullable String[] values, int present) {
        String[] of = new String[present];
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                of[next++] = names[i];
            }
        }
        return of;
    }
}
