package dev.assay.adapter.command.install;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a toolchain, as far as its language goes.
 *
 * @param major the first number
 * @param minor the second number, 0 if it is not said
 */
public record LanguageVersion(int major, int minor) implements Comparable<LanguageVersion> {

    /** Older than every toolchain. */
    public static final LanguageVersion ANY = new LanguageVersion(0, 0);

    private static final Pattern FORM = Pattern.compile("(?<![0-9.])([0-9]{1,4})(?:\\.([0-9]{1,4}))?");

    /**
     * Reads the first version in a text.
     *
     * @param text for instance {@code 1.24}, {@code go1.26.8}, {@code v20.20.2} or {@code Python 3.11.7}
     * @return the version, empty if there is none
     */
    public static Optional<LanguageVersion> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.find()
                ? Optional.of(new LanguageVersion(
                        Integer.parseInt(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2))
                                .map(Integer::parseInt)
                                .orElse(0)))
                : Optional.empty();
    }

    @Override
    public int compareTo(LanguageVersion other) {
        return Comparator.comparingInt(LanguageVersion::major)
                .thenComparingInt(LanguageVersion::minor)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
