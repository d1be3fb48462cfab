package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Commands that change more than the database they run in: roles, databases, the configuration of the server. A replay in a scratch
 * database must not execute them: they would be felt everywhere.
 */
final class ClusterCommands {

    private static final Set<String> OBJECTS =
            Set.of("ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM");
    private static final Pattern IN_A_BLOCK = Pattern.compile(
            "\\b(?:CREATE|ALTER|DROP)\\s+(?:ROLE|USER(?!\\s+MAPPING)|GROUP|DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b",
            Pattern.CASE_INSENSITIVE);

    private ClusterCommands() {}

    /** Tells whether a statement reaches beyond its database. */
    static boolean includes(SqlStatement statement) {
        return switch (statement.command()) {
            case "CREATE", "ALTER", "DROP" -> isClusterObject(statement, 1);
            case "COMMENT" -> isClusterObject(statement, 2);
            case "GRANT", "REVOKE" -> statement.head().stream().noneMatch(token -> token.is("ON"));
            case "REASSIGN" -> true;
            case "DO" -> IN_A_BLOCK.matcher(statement.text()).find();
            default -> false;
        };
    }

    private static boolean isClusterObject(SqlStatement statement, int position) {
        if (statement.head().size() <= position + 1) {
            return false;
        }
        boolean mapping = statement.head().get(position + 1).is("MAPPING");
        boolean owned = statement.head().get(position).is("OWNED");
        return owned || (!mapping && OBJECTS.stream().anyMatch(statement.head().get(position)::is));
    }
}
