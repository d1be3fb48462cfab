package dev.assay.engine.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Finds values by numbers other than 0, as OIDs are, without an object for each number. */
final class LongMap<V> {

    private static final int FIRST_SIZE = 64;

    private long[] keys = new long[FIRST_SIZE];
    private @Nullable Object[] values = new @Nullable Object[FIRST_SIZE];
    private int size;

    @Nullable
    @SuppressWarnings("unchecked") // Only values of that type were put in.
    V get(long key) {
        return (V) values[place(key)];
    }

    void put(long key, V value) {
        if (key == 0) {
            throw new IllegalArgumentException("0 is no OID");
        }
        if (size * 2 >= keys.length) {
            grow();
        }
        int place = place(key);
        size += keys[place] == 0 ? 1 : 0;
        keys[place] = key;
        values[place] = value;
    }

    void clear() {
        keys = new long[FIRST_SIZE];
        values = new @Nullable Object[FIRST_SIZE];
        size = 0;
    }

    private void grow() {
        long[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = Arrays.copyOf(oldValues, keys.length);
        Arrays.fill(values, null);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                values[place] = oldValues[i];
            }
        }
    }

    /**
     * Returns where a key is, or where it would be put; the place of 0 never has a value. OIDs that follow each other are put beside
     * each other, so that they do not meet, and are near in memory when they are looked up one after the other.
     */
    private int place(long key) {
        int mask = keys.length - 1;
        int place = (int) (key ^ key >>> 13) & mask;
        while (keys[place] != key && keys[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }
}
