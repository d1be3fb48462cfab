package dev.assay.adapter.command;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the Go toolchain, as far as its language goes.
 *
 * @param major the first number
 * @param minor the second number
 */
record GoVersion(int major, int minor) implements Comparable<GoVersion> {

    /** The first version that fetches a newer toolchain by itself. */
    static final GoVersion FIRST_TO_SWITCH = new GoVersion(1, 21);

    private static final Pattern FORM = Pattern.compile("(?:go)?([0-9]{1,4})\\.([0-9]{1,4}).*");

    /** Reads for instance {@code 1.24} or {@code go1.26.8}; empty if it is neither. */
    static Optional<GoVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new GoVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(GoVersion other) {
        return Comparator.comparingInt(GoVersion::major)
                .thenComparingInt(GoVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
