package dev.assay.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A cheap look at SQL for slips of the pen: statements that begin with no known verb, brackets and quotes that do not
 * match. Whether PostgreSQL takes it is seen when the engine replays it.
 */
final class SqlShape {

    private static final Set<String> VERBS =
            Set.of("ALTER", "COMMENT", "CREATE", "DELETE", "DO", "DROP", "INSERT", "LOCK", "SELECT", "SET", "UPDATE");

    private SqlShape() {}

    static List<String> defects(String sql) {
        List<String> defects = new ArrayList<>();
        String plain = sql.replaceAll("(?s)\\$\\$.*?\\$\\$", "x").replaceAll("'[^']*'", "x");
        if (plain.contains("$$")) {
            defects.add("a dollar quote that is not closed");
        }
        if (plain.contains("'")) {
            defects.add("a quote that is not closed");
        }
        if (count(plain, '(') != count(plain, ')')) {
            defects.add("brackets that do not match");
        }
        List<String> statements = List.of(plain.split(";")).stream()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
        if (statements.isEmpty()) {
            defects.add("no statement");
        }
        statements.stream()
                .map(one -> one.split("\\s+")[0])
                .filter(verb -> !VERBS.contains(verb))
                .forEach(verb -> defects.add("the unknown verb " + verb));
        return defects;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }
}
