package dev.assay.engine.adapter;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of a text that arrives in pieces, as they are, percent-encoded in whole or in part, and with
 * backslashes before what is neither letter nor digit.
 */
final class Redactor {

    static final String MARK = "[redacted]";

    private final Matcher matcher;
    private final int longest;
    private String held = "";

    Redactor(Collection<String> secrets) {
        String pattern = secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .map(Redactor::pattern)
                .collect(Collectors.joining("|"));
        matcher = Pattern.compile(pattern.isEmpty() ? "(?!)" : pattern).matcher("");
        longest = secrets.stream().mapToInt(secret -> spellings(secret)).max().orElse(0);
    }

    /** Takes the next piece; answers what is safe to show, which may lack an end that may be the start of a secret. */
    String next(String piece) {
        String text = matcher.reset(held + piece).replaceAll(MARK);
        int safe = startOfPossibleSecret(text);
        held = text.substring(safe);
        return text.substring(0, safe);
    }

    /** Answers what was held back, once no piece follows. */
    String end() {
        String rest = held;
        held = "";
        return rest;
    }

    private int startOfPossibleSecret(String text) {
        matcher.reset(text);
        for (int start = Math.max(0, text.length() - longest); start < text.length(); start++) {
            matcher.region(start, text.length());
            if (!matcher.lookingAt() && matcher.hitEnd()) {
                return start;
            }
        }
        return text.length();
    }

    private static int spellings(String secret) {
        return 3 * secret.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String pattern(String secret) {
        return secret.codePoints()
                .mapToObj(codePoint -> pattern(new String(Character.toChars(codePoint)), codePoint))
                .collect(Collectors.joining());
    }

    private static String pattern(String character, int codePoint) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : character.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HexFormat.of().toHexDigits(octet));
        }
        String plain = (Character.isLetterOrDigit(codePoint) ? "" : "\\\\?") + Pattern.quote(character);
        String space = codePoint == ' ' ? "|\\+" : "";
        return "(?:" + plain + "|(?i:" + encoded + ")" + space + ")";
    }
}
