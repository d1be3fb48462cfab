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

/** A small sorted map that cannot change, in two arrays: thousands of objects of one kind share the array of names. */
@SuppressWarnings("JdkObsolete") // It stands where the snapshot's public form says SortedMap.
final class CompactMap<V> extends AbstractMap<String, V> implements SortedMap<String, V> {

    private static final CompactMap<Object> EMPTY = new CompactMap<>(new String[0], new Object[0]);

    private final String[] names;
    private final Object[] values;

    /**
     * Takes arrays that nobody changes any more.
     *
     * @param names the keys in order, each once
     * @param values their values
     */
    CompactMap(String[] names, Object[] values) {
        this.names = names;
        this.values = values;
    }

    @SuppressWarnings("unchecked") // It has no value of any type.
    static <V> CompactMap<V> empty() {
        return (CompactMap<V>) EMPTY;
    }

    static <V> CompactMap<V> copyOf(SortedMap<String, V> map) {
        if (map instanceof CompactMap<V> already) {
            return already;
        }
        return map.isEmpty()
                ? empty()
                : new CompactMap<>(
                        map.keySet().toArray(String[]::new), map.values().toArray());
    }

    @SuppressWarnings("unchecked") // Only values of that type were put in.
    private V value(int place) {
        return (V) values[place];
    }

    private int place(@Nullable Object key) {
        return key instanceof String name ? Arrays.binarySearch(names, name) : -1;
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
        return names.length;
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return names.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, V>> {

        private int next;

        @Override
        public boolean hasNext() {
            return next < names.length;
        }

        @Override
        public Map.Entry<String, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int place = next++;
            return Map.entry(names[place], value(place));
        }
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        return new TreeMap<>(this).subMap(from, to);
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        return new TreeMap<>(this).headMap(to);
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        return new TreeMap<>(this).tailMap(from);
    }

    @Override
    public String firstKey() {
        return edge(0);
    }

    @Override
    public String lastKey() {
        return edge(names.length - 1);
    }

    private String edge(int place) {
        if (names.length == 0) {
            throw new NoSuchElementException();
        }
        return names[place];
    }
}
