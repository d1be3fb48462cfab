package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.util.List;
import java.util.Set;

/**
 * Which statements leave all of their effect in the part of the catalog that is compared. Rows, roles, casts, default privileges and
 * whatever a DO block does are not there: nobody can prove from the catalog that they happened.
 */
final class Provability {

    private static final Set<String> OBJECTS = Set.of(
            "TABLE",
            "INDEX",
            "VIEW",
            "SEQUENCE",
            "TYPE",
            "DOMAIN",
            "FUNCTION",
            "PROCEDURE",
            "ROUTINE",
            "AGGREGATE",
            "TRIGGER",
            "POLICY",
            "RULE",
            "SCHEMA",
            "EXTENSION");
    private static final Set<String> FILLERS =
            Set.of("OR", "REPLACE", "UNIQUE", "MATERIALIZED", "UNLOGGED", "RECURSIVE", "CONSTRAINT");
    private static final Set<String> HARMLESS = Set.of(
            "SET", "RESET", "COMMENT", "ANALYZE", "VACUUM", "REINDEX", "REFRESH", "LOCK", "SAVEPOINT", "RELEASE");

    private Provability() {}

    /** Tells whether the catalog can prove that a statement ran. */
    static boolean isProvable(SqlStatement statement) {
        if (ClusterCommands.includes(statement)) {
            return false;
        }
        String command = statement.command();
        return switch (command) {
            case "CREATE", "ALTER", "DROP" -> isComparedObject(statement) && !fillsTable(statement);
            case "GRANT", "REVOKE" -> grantsOnObject(statement);
            case "SELECT" -> statement.calls().equals(Set.of("set_config"));
            default -> HARMLESS.contains(command);
        };
    }

    private static boolean isComparedObject(SqlStatement statement) {
        return statement.head().stream()
                .skip(1)
                .filter(token -> FILLERS.stream().noneMatch(token::is))
                .findFirst()
                .map(token -> OBJECTS.stream().anyMatch(token::is))
                .orElse(false);
    }

    /** CREATE TABLE ... AS writes rows. A routine has AS too, and is compared by its text. */
    private static boolean fillsTable(SqlStatement statement) {
        boolean table = statement.startsWith("CREATE", "TABLE") || statement.startsWith("CREATE", "UNLOGGED", "TABLE");
        int depth = 0;
        for (var token : statement.head()) {
            depth += token.is('(') ? 1 : token.is(')') ? -1 : 0;
            if (table && depth == 0 && token.is("AS")) {
                return true;
            }
        }
        return false;
    }

    /** A grant on columns or of a role is not in what is compared. */
    private static boolean grantsOnObject(SqlStatement statement) {
        List<String> words = statement.head().stream()
                .map(token -> token.text().toUpperCase(java.util.Locale.ROOT))
                .toList();
        int on = words.indexOf("ON");
        return on > 0 && !words.subList(0, on).contains("(");
    }
}
