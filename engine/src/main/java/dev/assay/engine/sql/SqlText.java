package dev.assay.engine.sql;

import dev.assay.engine.sql.SqlScanner.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be said of a text of SQL without a server. */
public final class SqlText {

    /** Enough to tell CREATE UNIQUE INDEX CONCURRENTLY from others. */
    private static final int LEADING_WORDS = 5;

    private SqlText() {}

    /**
     * Tells whether a text holds no statement: only space, comments and semicolons.
     *
     * @param sql the text
     * @return whether there is nothing to execute
     */
    public static boolean isEmpty(String sql) {
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.hasNext()) {
            Piece piece = scanner.next();
            if (piece != Piece.SPACE && piece != Piece.SEMICOLON) {
                return false;
            }
        }
        return true;
    }

    /**
     * A text as it is compared without regard to case and white space.
     *
     * @param sql the text
     * @return the same in lower case, with one space wherever there is white space, and none at its ends
     */
    public static String folded(String sql) {
        return sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    /**
     * The first words of each statement, in upper case with one space between.
     *
     * @param sql the statements
     * @return the words of each, in order
     */
    public static List<String> commands(String sql) {
        List<String> commands = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean leading = true;
        SqlScanner scanner = new SqlScanner(sql);
        while (scanner.hasNext()) {
            Piece piece = scanner.next();
            if (piece == Piece.SEMICOLON) {
                add(commands, words);
                leading = true;
            } else if (piece == Piece.WORD && leading && words.size() < LEADING_WORDS) {
                words.add(scanner.text().toUpperCase(Locale.ROOT));
            } else if (piece != Piece.SPACE) {
                leading = false;
            }
        }
        add(commands, words);
        return List.copyOf(commands);
    }

    private static void add(List<String> commands, List<String> words) {
        if (!words.isEmpty()) {
            commands.add(String.join(" ", words));
            words.clear();
        }
    }
}
