package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import dev.assay.setrunner.sql.Token;
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

    /** What rights are ON, besides schemas and bare names of relations. */
    private static final Set<String> COMPARED_RIGHTS =
            Set.of("TABLE", "SEQUENCE", "FUNCTION", "PROCEDURE", "ROUTINE", "ALL");

    /** Behind these, RESTART is a name. */
    private static final Set<String> NAME_FOLLOWS = Set.of(
            "SEQUENCE", "TABLE", "ONLY", "EXISTS", "COLUMN", "ADD", "ALTER", "DROP", "RENAME", "TO", "CONSTRAINT");

    private Provability() {}

    /** Tells whether the catalog can prove that a statement ran. */
    static boolean isProvable(SqlStatement statement) {
        if (ClusterCommands.includes(statement)) {
            return false;
        }
        String command = statement.command();
        return switch (command) {
            case "CREATE", "ALTER", "DROP" ->
                isComparedObject(statement) && !fillsTable(statement) && !isUnseen(statement);
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

    /** Where a sequence goes on, the version and the parts of an extension, and the schema public are not in what is compared. */
    private static boolean isUnseen(SqlStatement statement) {
        List<Token> head = statement.head();
        if (statement.startsWith("ALTER", "EXTENSION")) {
            return head.size() < 4 || !head.get(3).is("SET");
        }
        if (statement.startsWith("ALTER", "SCHEMA")) {
            return head.stream().limit(3).anyMatch(Provability::isPublic);
        }
        boolean sequence = statement.startsWith("ALTER", "SEQUENCE") || statement.startsWith("ALTER", "TABLE");
        return sequence && restarts(head);
    }

    private static boolean restarts(List<Token> head) {
        int depth = 0;
        for (int i = 1; i < head.size(); i++) {
            Token previous = head.get(i - 1);
            depth += head.get(i).is('(') ? 1 : head.get(i).is(')') ? -1 : 0;
            boolean name = previous.is('.') || NAME_FOLLOWS.stream().anyMatch(previous::is);
            if (depth == 0 && head.get(i).is("RESTART") && !name) {
                return true;
            }
        }
        return false;
    }

    /** A grant on columns or of a role is not in what is compared, nor one on what belongs to the server. */
    private static boolean grantsOnObject(SqlStatement statement) {
        List<Token> head = statement.head();
        int on = position(head, 0, Set.of("ON"));
        boolean columns = head.subList(0, on).stream().anyMatch(token -> token.is('('));
        return on < head.size()
                && !columns
                && isCompared(head.subList(on + 1, position(head, on, Set.of("TO", "FROM"))));
    }

    /** Tells whether the rights on these objects are among those that are compared. */
    private static boolean isCompared(List<Token> objects) {
        if (objects.isEmpty() || objects.stream().anyMatch(Provability::isOfTheServer)) {
            return false;
        }
        Token first = objects.get(0);
        boolean relations =
                objects.size() == 1 || objects.get(1).is('.') || objects.get(1).is(',');
        if (!relations && first.is("SCHEMA")) {
            return objects.stream().noneMatch(Provability::isPublic);
        }
        return relations || COMPARED_RIGHTS.stream().anyMatch(first::is);
    }

    private static boolean isOfTheServer(Token token) {
        return token.isName() && (token.name().startsWith("pg_") || token.name().equals("information_schema"));
    }

    private static boolean isPublic(Token token) {
        return token.isName() && token.name().equals("public");
    }

    /** The first place, from one on, of any of these key words; the end if there is none. */
    private static int position(List<Token> head, int from, Set<String> words) {
        int at = from;
        while (at < head.size() && words.stream().noneMatch(head.get(at)::is)) {
            at++;
        }
        return at;
    }
}
