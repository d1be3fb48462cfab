package dev.assay.setrunner.sql;

import java.util.List;
import java.util.Set;

/**
 * One statement of a script, as it is sent: from its first token to its last, without the semicolon.
 *
 * @param number its place in the script, counted from one
 * @param line the line of its first token, counted from one
 * @param text what is sent; comments and line breaks inside it are kept byte for byte
 * @param head its first tokens (at most {@value StatementAssembler#HEAD_LENGTH}), enough to recognise any command; offsets are those of {@code text}
 * @param qualifiers the names that stand before a dot anywhere in it: schemas, tables, aliases
 * @param calls the names that stand before an opening parenthesis, without their schema
 */
public record SqlStatement(
        int number, int line, String text, List<Token> head, Set<String> qualifiers, Set<String> calls) {

    /** Copies the collections, so that the statement never changes. */
    public SqlStatement {
        head = List.copyOf(head);
        qualifiers = Set.copyOf(qualifiers);
        calls = Set.copyOf(calls);
    }

    /** Tells whether the statement begins with these key words, in any case and with any blanks or comments between them. */
    public boolean startsWith(String... words) {
        if (head.size() < words.length) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!head.get(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** The first key word in upper case, or an empty string when the statement begins with something else. */
    public String command() {
        return head.get(0).kind() == Token.Kind.WORD ? head.get(0).text().toUpperCase(java.util.Locale.ROOT) : "";
    }
}
