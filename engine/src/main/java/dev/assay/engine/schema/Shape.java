package dev.assay.engine.schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names of an object's properties in order. Objects whose properties have the same names share one, also those of two
 * snapshots, and it knows how two become one.
 */
final class Shape {

    /** No properties. */
    static final Shape EMPTY = new Shape(new String[0]);

    /** There are few shapes, but names of providers of security labels are in them, so that their number has to have a bound. */
    private static final int MOST = 1 << 12;

    private static final Map<String, Shape> SINGLE = new ConcurrentHashMap<>();

    private final String[] names;
    private final Map<Shape, Sum> sums = new ConcurrentHashMap<>();

    /** Takes an array that nobody changes any more. */
    Shape(String[] names) {
        this.names = names;
    }

    /** Returns the shape of an object that has one property, always the same. */
    static Shape of(String name) {
        if (SINGLE.size() > MOST) {
            SINGLE.clear();
        }
        return SINGLE.computeIfAbsent(name, n -> new Shape(new String[] {n}));
    }

    /** Returns the names, which nobody may change. */
    String[] names() {
        return names;
    }

    /** Returns what comes of this and another shape; of two properties with one name the other's is taken. */
    Sum plus(Shape other) {
        if (sums.size() > MOST) {
            sums.clear();
        }
        return sums.computeIfAbsent(other, o -> new Sum(this, o));
    }

    /** How the properties of two rows become those of one object. */
    static final class Sum {

        private final Shape shape;
        private final int[] from;

        private Sum(Shape one, Shape other) {
            CompactMap<String, Integer> places = CompactMap.empty();
            for (int i = 0; i < one.names.length; i++) {
                places = CompactMap.with(places, one.names[i], i);
            }
            for (int i = 0; i < other.names.length; i++) {
                places = CompactMap.with(places, other.names[i], one.names.length + i);
            }
            this.shape = new Shape(places.keySet().toArray(String[]::new));
            this.from = places.values().stream().mapToInt(Integer::intValue).toArray();
        }

        Shape shape() {
            return shape;
        }

        /** Puts the values of the two together. */
        String[] values(String[] one, String[] other) {
            String[] values = new String[from.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = from[i] < one.length ? one[from[i]] : other[from[i] - one.length];
            }
            return values;
        }
    }
}
