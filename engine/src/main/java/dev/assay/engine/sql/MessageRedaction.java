package dev.assay.engine.sql;

import dev.assay.engine.sql.SqlScanner.Piece;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes passwords out of messages that may quote SQL, as those of a server do. They are no SQL themselves: an apostrophe
 * in one begins no literal, so that only what follows the word PASSWORD is looked at.
 */
public final class MessageRedaction {

    private static final Pattern WORD = Pattern.compile("(?i)password\"?\\s*(?:=\\s*)?");

    /** A quote that is itself within a literal: doubled, or behind a backslash. */
    private static final Pattern INNER_QUOTE = Pattern.compile("(?i)(?:[ebxn]|u&)?('{2,}|\\\\+'+)");

    private final String message;
    private final StringBuilder text = new StringBuilder();

    private MessageRedaction(String message) {
        this.message = message;
        Matcher word = WORD.matcher(message);
        int copied = 0;
        while (word.find(copied)) {
            text.append(message, copied, word.end());
            copied = afterSecret(word.end());
            text.append(copied > word.end() ? "'" + SqlRedaction.MARK + "'" : "");
        }
        text.append(message.substring(copied));
    }

    /**
     * The message without passwords.
     *
     * @param message what somebody says, who may quote SQL
     * @return the same without what follows the word PASSWORD as a literal, and without the passwords of connections
     */
    public static String of(String message) {
        return SqlRedaction.settings(new MessageRedaction(message).text.toString(), new ArrayList<>());
    }

    private int afterSecret(int start) {
        Matcher quote = INNER_QUOTE.matcher(message).region(start, message.length());
        if (quote.lookingAt()) {
            int close = message.indexOf(quote.group(1), quote.end());
            return close < 0 ? message.length() : close + quote.group(1).length();
        }
        SqlScanner scanner = new SqlScanner(message, start);
        return scanner.hasNext() && scanner.next() == Piece.LITERAL ? scanner.end() : start;
    }
}
