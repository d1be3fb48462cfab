package dev.assay.engine.data;

import java.math.BigInteger;

/**
 * Where a sequence stands.
 *
 * @param lastValue its column of that name
 * @param called whether that value was given out, as its column {@code is_called} says; otherwise it comes next
 * @param increment from one value to the next, below zero in a sequence that counts down
 */
public record SequencePosition(long lastValue, boolean called, long increment) {

    /**
     * Returns the value that comes next, whether the bounds of the sequence allow it or not.
     *
     * @return the value, which may be beyond those that a sequence can give
     */
    public BigInteger next() {
        BigInteger last = BigInteger.valueOf(lastValue);
        return called ? last.add(BigInteger.valueOf(increment)) : last;
    }

    /** Returns whether this one has yet to give values that the other one, which counts in the same direction, is past. */
    boolean isBehind(SequencePosition other) {
        boolean together = Long.signum(increment) == Long.signum(other.increment);
        return together && next().compareTo(other.next()) * Long.signum(increment) < 0;
    }
}
