package dev.assay.engine.exploration;

import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.yaml.Words;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One place on the wire at which something happens to a runner.
 *
 * @param ordinal which request of the runner, from 1
 * @param side whether the server has seen it
 * @param mode what happens
 */
public record CrashPoint(long ordinal, Moment.Side side, Fault.Kind mode) implements Comparable<CrashPoint> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8}):(before|after):([a-z-]+)");

    private static final Comparator<CrashPoint> ORDER = Comparator.comparingLong(CrashPoint::ordinal)
            .thenComparing(CrashPoint::side)
            .thenComparing(CrashPoint::mode);

    /**
     * Reads a point.
     *
     * @param text for instance {@code 17:after:blackout}
     * @return the point, empty if the text is of another form
     */
    public static Optional<CrashPoint> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Words.find(Fault.Kind.class, matcher.group(3))
                .map(kind -> new CrashPoint(
                        Long.parseLong(matcher.group(1)),
                        matcher.group(2).equals("before") ? Moment.Side.BEFORE : Moment.Side.AFTER,
                        kind));
    }

    @Override
    public int compareTo(CrashPoint other) {
        return ORDER.compare(this, other);
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return ordinal + ":" + Words.spelling(side) + ":" + Words.spelling(mode);
    }
}
