package dev.assay.engine.adapter;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a runner claims to have applied, as its tracker says.
 *
 * @param versions the versions that it claims are applied
 * @param dirty the version that it calls half done, if it has such a notion and there is one; not among the versions
 */
public record AppliedSet(SortedSet<Long> versions, OptionalLong dirty) {

    /** A tracker that claims nothing. */
    public static final AppliedSet NONE = of(new TreeSet<>());

    /** Copies the set. */
    public AppliedSet {
        versions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(versions));
    }

    /**
     * Makes a set without a dirty version.
     *
     * @param versions the versions that are claimed
     * @return the set
     */
    public static AppliedSet of(Collection<Long> versions) {
        return new AppliedSet(new TreeSet<>(versions), OptionalLong.empty());
    }

    @Override
    public String toString() {
        return dirty.isPresent() ? versions + ", dirty at " + dirty.getAsLong() : versions.toString();
    }
}
