package dev.assay.engine.adapter;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a tool are meant, for instance {@code >=3.27 <4}. Versions are compared number by number; what is
 * missing is 0, and what follows the numbers ({@code -rc1}) makes a version older than the one without it.
 *
 * @param text the range as it was written
 * @param bounds all of which a version must keep
 */
public record VersionRange(String text, List<Bound> bounds) {

    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)([0-9]+(?:\\.[0-9]+)*)");
    private static final Pattern VERSION = Pattern.compile("v?([0-9]+(?:\\.[0-9]+)*)(.*)");

    /**
     * One bound.
     *
     * @param operator how a version must compare: {@code >=}, {@code <=}, {@code >}, {@code <} or {@code =}
     * @param version with what
     */
    public record Bound(String operator, String version) {

        private boolean keeps(int comparison) {
            return switch (operator) {
                case ">=" -> comparison >= 0;
                case "<=" -> comparison <= 0;
                case ">" -> comparison > 0;
                case "<" -> comparison < 0;
                default -> comparison == 0;
            };
        }
    }

    /** Copies the list. */
    public VersionRange {
        bounds = List.copyOf(bounds);
    }

    /**
     * Reads a range.
     *
     * @param text bounds with blanks between them
     * @return the range; empty if the text is none
     */
    static Optional<VersionRange> parse(String text) {
        List<Matcher> matchers =
                Arrays.stream(text.strip().split("\\s+")).map(BOUND::matcher).toList();
        if (!matchers.stream().allMatch(Matcher::matches)) {
            return Optional.empty();
        }
        return Optional.of(new VersionRange(
                text,
                matchers.stream()
                        .map(matcher -> new Bound(matcher.group(1), matcher.group(2)))
                        .toList()));
    }

    /**
     * Tells whether a version is meant.
     *
     * @param version the version of a tool
     * @return whether it is; also for one that does not begin with a number, which cannot be compared
     */
    public boolean contains(String version) {
        Matcher matcher = VERSION.matcher(version);
        return !matcher.matches()
                || bounds.stream()
                        .allMatch(bound -> bound.keeps(
                                compare(matcher.group(1), matcher.group(2).startsWith("-"), bound.version())));
    }

    private static int compare(String version, boolean isBefore, String other) {
        String[] ours = version.split("\\.");
        String[] theirs = other.split("\\.");
        for (int i = 0; i < Math.max(ours.length, theirs.length); i++) {
            int comparison = number(ours, i).compareTo(number(theirs, i));
            if (comparison != 0) {
                return comparison;
            }
        }
        return isBefore ? -1 : 0;
    }

    private static BigInteger number(String[] numbers, int index) {
        return index < numbers.length ? new BigInteger(numbers[index]) : BigInteger.ZERO;
    }
}
