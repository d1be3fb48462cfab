package dev.assay.engine.wire;

import dev.assay.engine.wire.SqlScanner.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes passwords out of SQL: every literal that follows the word PASSWORD, as in CREATE and ALTER ROLE and in the
 * options of a user mapping, and what stands behind {@code password=} in a literal, as in a connection string.
 */
final class SqlRedaction {

    static final String MARK = "[redacted]";

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

    /** Looks through a text. */
    static SqlRedaction of(String sql) {
        return new SqlRedaction(sql, new ArrayList<>());
    }

    /** Whether a text may have to do with passwords, so that its parameters are better not kept. */
    static boolean isSensitive(String sql) {
        return sql.toLowerCase(Locale.ROOT).contains("password");
    }

    /** The text without its passwords. */
    String text() {
        return text.toString();
    }

    /** Another text, for instance an error that quotes the first one, without the passwords of the first one. */
    String clean(String other) {
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
        keep(literal);
        Matcher parts = DELIMITERS.matcher(literal);
        if (parts.matches()) {
            keep(parts.group(2));
            keep(parts.group(2).replace("''", "'"));
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
        String content = quoted ? parts.group(2).replace("''", "'") : parts.group(2);
        String cleaned = settings(new SqlRedaction(content, secrets).text());
        String close = parts.group(3) == null ? "" : parts.group(3);
        return parts.group(1) + (quoted ? cleaned.replace("'", "''") : cleaned) + close;
    }

    private String settings(String content) {
        return IN_LITERAL.matcher(content).replaceAll(found -> {
            boolean option = found.group(2) != null;
            keep(option ? found.group(2) : found.group(4));
            return Matcher.quoteReplacement((option ? found.group(1) : found.group(3)) + MARK);
        });
    }

    private void keep(String secret) {
        if (!secret.isEmpty() && !secret.equals(MARK) && !secrets.contains(secret)) {
            secrets.add(secret);
        }
    }
}
