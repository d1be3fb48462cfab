package dev.assay.engine.exploration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where two runners are held, by the numbers of their requests.
 *
 * @param first before which request the first one waits while the second runs
 * @param second before which request the second one waits then, while the first goes on; empty if it runs until it ends
 *     or waits for the first
 */
record Schedule(long first, Optional<Long> second) {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})(?:\\+([1-9][0-9]{0,8}))?");

    /** Reads {@code 17} or {@code 17+9}; empty if the text is of another form. */
    static Optional<Schedule> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Schedule(
                        Long.parseLong(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).map(Long::parseLong)))
                : Optional.empty();
    }

    /** The form that {@link #parse} reads. */
    @Override
    public String toString() {
        return first + second.map(ordinal -> "+" + ordinal).orElse("");
    }
}
