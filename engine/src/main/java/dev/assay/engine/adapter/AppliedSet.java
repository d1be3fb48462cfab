package dev.assay.engine.adapter;

import java.util.Collection;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a runner claims to have applied, as its tracker says.
 *
 * @param versions the versions that it claims are applied
 * @param repeated those of them that it has more than one record of
 * @param dirty the version that it calls half done, if it has such a notion and there is one; not among the versions
 */
public record AppliedSet(SortedSet<Long> versions, SortedSet<Long> repeated, OptionalLong dirty) {

    /** A tracker that claims nothing. */
    public static final AppliedSet NONE = of(new TreeSet<>());

    /** Copies the sets. */
    public AppliedSet {
        versions = Collections.unmodifiableSortedSet(new TreeSet<>(versions));
        repeated = Collections.unmodifiableSortedSet(new TreeSet<>(repeated));
    }

    /**
     * Makes a set without a dirty version.
     *
     * @param records the version of each record; one that is there again is repeated
     * @return the set
     */
    public static AppliedSet of(Collection<Long> records) {
        return of(records, OptionalLong.empty());
    }

    /**
     * Makes a set.
     *
     * @param records the version of each record; one that is there again is repeated
     * @param dirty the version that is called half done, if there is one
     * @return the set
     */
    public static AppliedSet of(Collection<Long> records, OptionalLong dirty) {
        SortedSet<Long> versions = new TreeSet<>();
        SortedSet<Long> repeated = new TreeSet<>();
        for (long version : records) {
            if (!versions.add(version)) {
                repeated.add(version);
            }
        }
        return new AppliedSet(versions, repeated, dirty);
    }

    @Override
    public String toString() {
        return dirty.isPresent() ? versions + ", dirty at " + dirty.getAsLong() : versions.toString();
    }
}
