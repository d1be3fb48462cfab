package dev.assay.setrunner;

import java.util.regex.Pattern;

/** Takes passwords out of text that people will read. */
final class Redaction {

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)(\\b(?:ssl)?password\\s*=\\s*)[^&\\s;'\"]+|(//[^/:@\\s]+:)[^/@\\s]+(?=@)");
    private static final Pattern SQL_PASSWORD =
            Pattern.compile("(?i)(\\bpassword\\s+)(?:E?'(?:[^']|'')*'?|\\$\\$.*?\\$\\$)");

    private Redaction() {}

    static String mask(String text) {
        String withoutParameters = PARAMETER.matcher(text).replaceAll(match -> {
            String kept = match.group(1) == null ? match.group(2) : match.group(1);
            return java.util.regex.Matcher.quoteReplacement(kept + "***");
        });
        return SQL_PASSWORD.matcher(withoutParameters).replaceAll("$1'***'");
    }

    /** The text on one line, at most {@code length} characters, without passwords. */
    static String shorten(String text, int length) {
        String line = mask(text.replaceAll("\\s+", " ").strip());
        return line.length() <= length ? line : line.substring(0, length) + "...";
    }
}
