package dev.assay.engine.schema;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of a query that become properties, in the order of their names. */
final class ComparedColumns {

    private final int[] positions;
    private final String[] names;

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
}
