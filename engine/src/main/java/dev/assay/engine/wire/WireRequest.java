package dev.assay.engine.wire;

import dev.assay.engine.sql.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client, as a point can match it. Passwords are not in it.
 *
 * @param connection which connection of the proxy, from 1 in the order of their first message
 * @param ordinal which request of the proxy, from 1
 * @param connectionOrdinal which request of its connection, from 1
 * @param kind what was asked for
 * @param sql the text; for Bind, Describe, Execute and Close that of the statement meant; {@code null} if there is none
 * @param name the statement or portal that the message names, empty for the unnamed one; {@code null} if it names none
 * @param parameters the values of a Bind or of an executed portal, {@code null} for NULL; empty unless asked for
 */
public record WireRequest(
        int connection,
        long ordinal,
        long connectionOrdinal,
        RequestKind kind,
        @Nullable String sql,
        @Nullable String name,
        List<@Nullable String> parameters) {

    private static final int HEADLINE_STATEMENTS = 3;

    private static final int HEADLINE_WORDS = 3;

    /**
     * The leading words of each statement, in upper case: for {@code begin; create table t ()} they are {@code BEGIN}
     * and {@code CREATE TABLE T}. Empty for what does not run: only Query and Execute run statements.
     */
    public List<String> commands() {
        return runsStatements() && sql != null ? SqlText.commands(sql) : List.of();
    }

    /** Whether it runs a text without any statement in it, such as {@code ;}, which some drivers send as a ping. */
    public boolean isEmptyStatement() {
        return runsStatements() && sql != null && SqlText.isEmpty(sql);
    }

    /**
     * Whether it can by itself not change what the database holds: an empty statement, or a message that only prepares,
     * describes, forgets or flushes. Bind is not among them, for planning may call functions.
     */
    public boolean isStateNeutral() {
        return switch (kind) {
            case PARSE, DESCRIBE, CLOSE, FLUSH -> true;
            default -> isEmptyStatement();
        };
    }

    /**
     * What is asked for in a few words, without what varies: the message and how its statements begin, for instance
     * {@code Query COMMIT}.
     */
    public String headline() {
        List<String> starts = commands().stream()
                .limit(HEADLINE_STATEMENTS)
                .map(WireRequest::start)
                .toList();
        String more = commands().size() > HEADLINE_STATEMENTS ? "; ..." : "";
        return (kind.messageName() + " " + String.join("; ", starts) + more).strip();
    }

    private static String start(String command) {
        return Arrays.stream(command.split(" ", -1)).limit(HEADLINE_WORDS).collect(Collectors.joining(" "));
    }

    private boolean runsStatements() {
        return kind == RequestKind.QUERY || kind == RequestKind.EXECUTE;
    }

    /** The request in one line, for a message. */
    @Override
    public String toString() {
        String text = sql == null ? "" : " " + Printable.quoted(sql);
        return "request " + ordinal + " (connection " + connection + "): " + kind.messageName() + text;
    }
}
