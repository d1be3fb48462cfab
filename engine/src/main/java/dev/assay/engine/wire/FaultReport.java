package dev.assay.engine.wire;

import org.jspecify.annotations.Nullable;

/**
 * What became of one fault of the plan. One that has not fired proves nothing.
 *
 * @param fault which one
 * @param matches how many requests its point has matched
 * @param fired when and at what it fired, or {@code null} if it has not
 * @param missed why it did not fire although its point was reached, or {@code null}
 */
public record FaultReport(
        WireFault fault,
        int matches,
        @Nullable FaultFired fired,
        @Nullable String missed) {

    /** Whether it happened. */
    public boolean hasFired() {
        return fired != null;
    }

    /** What became of it, in one line. */
    @Override
    public String toString() {
        if (fired != null) {
            return fired.toString();
        }
        String why = missed == null ? matches + " of " + fault.point().nth() + " matches were seen" : missed;
        return fault + ": never fired: " + why;
    }
}
