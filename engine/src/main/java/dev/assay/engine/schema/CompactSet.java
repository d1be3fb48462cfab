package dev.assay.engine.schema;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small sorted set of keys that cannot change, in one array: nearly every object is a part of one or two others. */
@SuppressWarnings("JdkObsolete") // It stands where the snapshot's public form says SortedSet.
final class CompactSet extends AbstractSet<ObjectKey> implements SortedSet<ObjectKey> {

    private static final CompactSet EMPTY = new CompactSet(new ObjectKey[0]);

    private final ObjectKey[] keys;

    private CompactSet(ObjectKey[] keys) {
        this.keys = keys;
    }

    static CompactSet of(Collection<ObjectKey> keys) {
        if (keys instanceof CompactSet already) {
            return already;
        }
        if (keys.isEmpty()) {
            return EMPTY;
        }
        return new CompactSet(
                keys.size() == 1
                        ? keys.toArray(ObjectKey[]::new)
                        : keys.stream().distinct().sorted().toArray(ObjectKey[]::new));
    }

    @Override
    public Iterator<ObjectKey> iterator() {
        return Arrays.asList(keys).iterator();
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public @Nullable Comparator<? super ObjectKey> comparator() {
        return null;
    }

    @Override
    public SortedSet<ObjectKey> subSet(ObjectKey from, ObjectKey to) {
        return new TreeSet<>(this).subSet(from, to);
    }

    @Override
    public SortedSet<ObjectKey> headSet(ObjectKey to) {
        return new TreeSet<>(this).headSet(to);
    }

    @Override
    public SortedSet<ObjectKey> tailSet(ObjectKey from) {
        return new TreeSet<>(this).tailSet(from);
    }

    @Override
    public ObjectKey first() {
        return key(0);
    }

    @Override
    public ObjectKey last() {
        return key(keys.length - 1);
    }

    private ObjectKey key(int place) {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return keys[place];
    }
}
