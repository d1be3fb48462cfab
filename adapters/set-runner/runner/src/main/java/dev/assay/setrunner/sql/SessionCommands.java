package dev.assay.setrunner.sql;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises the commands by which a file would take the transaction, the lock or the settings out of the runner's hands. */
public final class SessionCommands {

    private static final Set<String> TRANSACTION =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE");
    private static final Pattern CUSTOM_SETTING = Pattern.compile(
            "\\bset_config\\s*\\(\\s*'([\\w$]+(?:\\.[\\w$]+)+)'"
                    + "|\\bSET\\s+(?:SESSION\\s+|LOCAL\\s+)?([A-Za-z_][\\w$]*(?:\\.[\\w$]+)+)\\s*(?:=|\\bTO\\b)",
            Pattern.CASE_INSENSITIVE);

    private SessionCommands() {}

    /**
     * The transaction control command that a statement is, in upper case, or {@code null}. Savepoints are none: they cannot end the
     * transaction. {@code ROLLBACK TO} goes back to one.
     */
    public static @Nullable String transactionControl(SqlStatement statement) {
        String command = statement.command();
        if (!TRANSACTION.contains(command)) {
            return null;
        }
        return switch (command) {
            case "PREPARE" -> statement.startsWith("PREPARE", "TRANSACTION") ? "PREPARE TRANSACTION" : null;
            case "START" -> "START TRANSACTION";
            case "ROLLBACK" -> isRollbackTo(statement) ? null : command;
            default -> command;
        };
    }

    private static boolean isRollbackTo(SqlStatement statement) {
        return statement.startsWith("ROLLBACK", "TO")
                || statement.startsWith("ROLLBACK", "WORK", "TO")
                || statement.startsWith("ROLLBACK", "TRANSACTION", "TO");
    }

    /** What in a statement frees session locks that the file did not take, or {@code null}. */
    public static @Nullable String lockRelease(SqlStatement statement) {
        if (statement.startsWith("DISCARD", "ALL")) {
            return "DISCARD ALL";
        }
        return statement.calls().contains("pg_advisory_unlock_all") ? "pg_advisory_unlock_all()" : null;
    }

    /** Tells whether a statement turns the meaning of backslashes in strings, after which nobody can cut the file any more. */
    public static boolean changesStringSyntax(SqlStatement statement) {
        return statement.command().equals("SET")
                && statement.head().stream().limit(3).anyMatch(token -> token.is("standard_conforming_strings"))
                && statement.head().stream().anyMatch(token -> token.is("off") || token.is("false"));
    }

    /** Tells whether a statement shapes the session for the statements behind it, beyond its own transaction. */
    public static boolean changesSettings(SqlStatement statement) {
        return switch (statement.command()) {
            case "SET" ->
                !(statement.startsWith("SET", "LOCAL")
                        || statement.startsWith("SET", "TRANSACTION")
                        || statement.startsWith("SET", "CONSTRAINTS"));
            case "RESET" -> true;
            case "SELECT" -> statement.calls().contains("set_config");
            default -> false;
        };
    }

    /** Tells whether a statement makes something that dies with the session: a temporary object, a prepared statement, a cursor. */
    public static boolean makesTemporary(SqlStatement statement) {
        return switch (statement.command()) {
            case "PREPARE", "DECLARE", "LISTEN" -> true;
            case "CREATE" -> statement.head().stream().limit(5).anyMatch(t -> t.is("TEMP") || t.is("TEMPORARY"));
            case "SELECT", "WITH" -> intoTemporary(statement);
            default -> false;
        };
    }

    private static boolean intoTemporary(SqlStatement statement) {
        for (int i = 1; i < statement.head().size(); i++) {
            Token token = statement.head().get(i);
            if ((token.is("TEMP") || token.is("TEMPORARY"))
                    && statement.head().get(i - 1).is("INTO")) {
                return true;
            }
        }
        return false;
    }

    /** The settings with a dot in their name that a script sets; the server does not list them among its own. */
    public static Set<String> customSettings(String script) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = CUSTOM_SETTING.matcher(script);
        while (matcher.find()) {
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (name != null) {
                names.add(name);
            }
        }
        return names;
    }
}
