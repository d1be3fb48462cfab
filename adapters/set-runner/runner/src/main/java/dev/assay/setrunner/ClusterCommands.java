package dev.assay.setrunner;

import dev.assay.setrunner.sql.SqlStatement;
import dev.assay.setrunner.sql.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands that change more than the database they run in: roles, databases, the configuration of the server. A replay in a scratch
 * database must not execute them: they would be felt everywhere.
 */
final class ClusterCommands {

    private static final Set<String> OBJECTS =
            Set.of("ROLE", "USER", "GROUP", "DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM");
    private static final Set<String> SHARED_TARGETS = Set.of("DATABASE", "TABLESPACE", "PARAMETER");

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern IN_A_BLOCK =
            inABlock("\\b(?:CREATE|ALTER|DROP|COMMENT\\s+ON)\\s+(?:ROLE|USER(?!\\s+MAPPING)|GROUP"
                    + "|DATABASE|TABLESPACE|SUBSCRIPTION|SYSTEM)\\b|\\b(?:DROP|REASSIGN)\\s+OWNED\\b");
    private static final Pattern RIGHTS_IN_A_BLOCK =
            inABlock("\\b(?:GRANT(?!\\s+OPTION\\b)|REVOKE)\\b([^;]*?)\\b(?:TO|FROM)\\b");
    private static final Pattern ON = inABlock("\\bON\\b(\\s+(?:DATABASE|TABLESPACE|PARAMETER)\\b)?");

    private ClusterCommands() {}

    /** Tells whether a statement reaches beyond its database. */
    static boolean includes(SqlStatement statement) {
        return switch (statement.command()) {
            case "CREATE", "ALTER", "DROP" -> isClusterObject(statement, 1);
            case "COMMENT" -> isClusterObject(statement, 2);
            case "GRANT", "REVOKE" -> grantsBeyond(statement.head());
            case "REASSIGN" -> true;
            case "DO" -> blockReachesBeyond(COMMENT.matcher(statement.text()).replaceAll(" "));
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

    /** Rights on what all databases share, and membership in a role, which is granted ON nothing. */
    private static boolean grantsBeyond(List<Token> head) {
        for (int i = 1; i + 2 < head.size(); i++) {
            if (head.get(i).is("ON")) {
                return SHARED_TARGETS.stream().anyMatch(head.get(i + 1)::is)
                        && head.get(i + 2).isName()
                        && !head.get(i + 2).is("TO")
                        && !head.get(i + 2).is("FROM");
            }
        }
        return true;
    }

    /** Looked for in the text, because a block executes strings, too. */
    private static boolean blockReachesBeyond(String block) {
        return IN_A_BLOCK.matcher(block).find()
                || RIGHTS_IN_A_BLOCK.matcher(block).results().anyMatch(rights -> grantsBeyond(rights.group(1)));
    }

    private static boolean grantsBeyond(String rights) {
        Matcher on = ON.matcher(rights);
        return !on.find() || on.group(1) != null;
    }

    private static Pattern inABlock(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
