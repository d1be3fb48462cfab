package dev.assay.engine.sql;

import dev.assay.engine.sql.SqlScanner.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes passwords out of SQL: every literal that follows the word PASSWORD, as in CREATE and ALTER ROLE and in the
 * options of a user mapping, and what stands behind {@code password=} in a literal, as in a connection string.
 */
public final class SqlRedaction {

    /** What stands where a password stood. */
    public static final String MARK = "[redacted]";

    private static final Pattern IN_LITERAL =
            Pattern.compile("(?i)(password\\s*=\\s*)([^\\s';&]++)|(://[^\\s:/@']++:)([^\\s@/']++)(?=@)");

    private static final Pattern DELIMITERS =
            Pattern.compile("(?s)(\\$[^$]*\\$|(?:[a-zA-Z]|[uU]&)?')(.*?)(\\$[^$]*\\$|')?");

    private final StringBuilder text = new StringBuilder();
    private final List<String> secrets;

    private SqlRedaction(String sql, List<String> secrets) {
        this.secrets = secrets;
        boolean password = false;
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.hasNext()) {
            Piece piece = scanner.next();
            String part = scanner.text();
            if (piece == Piece.LITERAL) {
                text.append(password ? secret(part) : within(part));
            } else if (piece == Piece.SPACE) {
                text.append(part.isBlank() ? part : within(part));
            } else {
                text.append(part);
                password = isPassword(piece, part) || (password && part.equals("="));
            }
        }
    }

    /**
     * Looks through a text.
     *
     * @param sql statements, which need not be complete
     * @return what was found, never {@code null}
     */
    public static SqlRedaction of(String sql) {
        return new SqlRedaction(sql, new ArrayList<>());
    }

    /**
     * Tells whether a text may have to do with passwords, so that its parameters are better not kept.
     *
     * @param sql statements
     * @return whether it may
     */
    public static boolean isSensitive(String sql) {
        return sql.toLowerCase(Locale.ROOT).contains("password");
    }

    /**
     * The text without its passwords.
     *
     * @return the same text with {@value #MARK} for each
     */
    public String text() {
        return text.toString();
    }

    /**
     * Another text, for instance an error that quotes the first one, without the passwords of the first one.
     *
     * @param other what may quote the text
     * @return the same without them
     */
    public String clean(String other) {
        String cleaned = other;
        for (String secret : secrets) {
            cleaned = cleaned.replace(secret, MARK);
        }
        return cleaned;
    }

    private static boolean isPassword(Piece piece, String part) {
        return (piece == Piece.WORD || piece == Piece.QUOTED_NAME)
                && part.toLowerCase(Locale.ROOT).replace("\"", "").endsWith("password");
    }

    private String secret(String literal) {
        keep(literal, secrets);
        Matcher parts = DELIMITERS.matcher(literal);
        if (parts.matches()) {
            keep(parts.group(2), secrets);
            keep(unquoted(parts.group(1), parts.group(2)), secrets);
        }
        return "'" + MARK + "'";
    }

    /** A literal or comment may itself hold SQL, as in DO, or a connection string. */
    private String within(String part) {
        if (!isSensitive(part) && !part.contains("://")) {
            return part;
        }
        Matcher parts = DELIMITERS.matcher(part);
        if (!parts.matches()) {
            return part.substring(0, 2) + new SqlRedaction(part.substring(2), secrets).text();
        }
        boolean quoted = parts.group(1).endsWith("'");
        String content = quoted ? unquoted(parts.group(1), parts.group(2)) : parts.group(2);
        String cleaned = settings(new SqlRedaction(content, secrets).text(), secrets);
        String close = parts.group(3) == null ? "" : parts.group(3);
        return parts.group(1) + (quoted ? cleaned.replace("'", "''") : cleaned) + close;
    }

    private static String unquoted(String open, String content) {
        boolean escapes = open.toLowerCase(Locale.ROOT).startsWith("e");
        return (escapes ? content.replace("\\'", "'") : content).replace("''", "'");
    }

    /** Takes out what stands behind {@code password=} and in addresses, and adds it to the secrets. */
    static String settings(String content, List<String> secrets) {
        return IN_LITERAL.matcher(content).replaceAll(found -> {
            boolean option = found.group(2) != null;
            keep(option ? found.group(2) : found.group(4), secrets);
            return Matcher.quoteReplacement((option ? found.group(1) : found.group(3)) + MARK);
        });
    }

    private static void keep(String secret, List<String> secrets) {
        if (!secret.isEmpty() && !secret.equals(MARK) && !secrets.contains(secret)) {
            secrets.add(secret);
        }
    }
}
