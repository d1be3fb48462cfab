package dev.assay.engine.schema;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A sorted map that cannot change, in two arrays: thousands of objects of one kind share the array of names. */
@SuppressWarnings("JdkObsolete") // It stands where the snapshot's public form says SortedMap.
final class CompactMap<K extends Comparable<? super K>, V> extends AbstractMap<K, V> implements SortedMap<K, V> {

    private static final CompactMap<String, Object> EMPTY = new CompactMap<>(new String[0], new Object[0]);

    private final K[] keys;
    private final Object[] values;

    /**
     * Takes arrays that nobody changes any more.
     *
     * @param keys the keys in order, each once
     * @param values their values
     */
    CompactMap(K[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    @SuppressWarnings("unchecked") // It has no value of any type.
    static <V> CompactMap<String, V> empty() {
        return (CompactMap<String, V>) EMPTY;
    }

    /** Copies a map whose keys are in their natural order. */
    static <V> CompactMap<String, V> copyOf(SortedMap<String, V> map) {
        if (map instanceof CompactMap<String, V> already) {
            return already;
        }
        return map.isEmpty()
                ? empty()
                : new CompactMap<>(
                        map.keySet().toArray(String[]::new), map.values().toArray());
    }

    /** Returns a map that also has an entry. */
    static <V> CompactMap<String, V> with(CompactMap<String, V> map, String name, V value) {
        if (map.isEmpty()) {
            return new CompactMap<>(new String[] {name}, new Object[] {value});
        }
        SortedMap<String, V> more = new TreeMap<>(map);
        more.put(name, value);
        return copyOf(more);
    }

    @SuppressWarnings("unchecked") // Only values of that type were put in.
    private V value(int place) {
        return (V) values[place];
    }

    @SuppressWarnings("unchecked") // A key of another class is not in the map, as comparing says.
    private int place(@Nullable Object key) {
        return key == null || keys.length == 0 || !keys[0].getClass().isInstance(key)
                ? -1
                : Arrays.binarySearch(keys, (K) key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int place = place(key);
        return place < 0 ? null : value(place);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return place(key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next++;
            return Map.entry(keys[place], value(place));
        }
    }

    /** Compares the arrays, which is faster than looking every key up. */
    @Override
    public boolean equals(@Nullable Object other) {
        if (other instanceof CompactMap<?, ?> map) {
            return (keys == map.keys || Arrays.equals(keys, map.keys)) && Arrays.equals(values, map.values);
        }
        return super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        return part(edge(from), edge(to));
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        return part(0, edge(to));
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        return part(edge(from), keys.length);
    }

    private SortedMap<K, V> part(int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException("the first key of a part comes after its last");
        }
        return new CompactMap<>(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
    }

    private int edge(K key) {
        int place = Arrays.binarySearch(keys, key);
        return place < 0 ? -place - 1 : place;
    }

    @Override
    public K firstKey() {
        return key(0);
    }

    @Override
    public K lastKey() {
        return key(keys.length - 1);
    }

    private K key(int place) {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[place];
    }
}
