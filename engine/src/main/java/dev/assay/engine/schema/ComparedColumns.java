package dev.assay.engine.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a query that become properties, in the order of their names. */
final class ComparedColumns {

    private final int[] positions;
    private final String[] names;
    private final int[] ownPlaces;
    private final int[] ownPositions;
    private final Map<String, Shape> known = new ConcurrentHashMap<>();

    /**
     * Takes the columns of a query.
     *
     * @param own how many of them, from the first, have values that are a row's own
     */
    ComparedColumns(List<ReadColumn> columns, int own) {
        this.positions = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).compared())
                .boxed()
                .sorted(Comparator.comparing(i -> columns.get(i).name()))
                .mapToInt(Integer::intValue)
                .toArray();
        this.names =
                IntStream.of(positions).mapToObj(i -> columns.get(i).name()).toArray(String[]::new);
        this.ownPositions =
                IntStream.of(positions).filter(position -> position < own).toArray();
        this.ownPlaces = IntStream.of(positions)
                .map(position -> Arrays.stream(ownPositions).boxed().toList().indexOf(position))
                .toArray();
        if (ownPositions.length > Long.SIZE) {
            throw new IllegalStateException("a catalog has more than 64 columns whose values are a row's own");
        }
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

    /** Returns how many of them have values that are a row's own. */
    int ownSize() {
        return ownPositions.length;
    }

    /** Returns where in a row the value is of one that has a row's own. */
    int ownPosition(int ownPlace) {
        return ownPositions[ownPlace];
    }

    /** Returns the how manieth of those that have a row's own values one is, or -1. */
    int ownPlace(int place) {
        return ownPlaces[place];
    }

    /** Returns the names at some places, the same shape for the same places. */
    Shape shape(int[] places) {
        String key = IntStream.of(places).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        return known.computeIfAbsent(
                key,
                k -> new Shape(
                        IntStream.of(places).mapToObj(place -> names[place]).toArray(String[]::new)));
    }
}
