package dev.assay.scenarios;

import dev.assay.engine.sql.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A cheap look at SQL for slips of the pen: statements that begin with no known verb, brackets and quotes that do not
 * match. Whether PostgreSQL takes it is seen when the engine replays it.
 */
final class SqlShape {

    private static final Set<String> VERBS = Set.of(
            "ALTER", "COMMENT", "COMMIT", "CREATE", "DELETE", "DO", "DROP", "END", "INSERT", "LOCK", "REINDEX",
            "SELECT", "SET", "START", "UPDATE", "WITH");

    /** Strings, quoted names and comments, one level of comments within comments among them. */
    private static final Pattern QUOTED = Pattern.compile("(?s)--[^\\n]*"
            + "|/\\*(?:[^*/]|\\*(?!/)|/(?!\\*)|/\\*.*?\\*/)*\\*/"
            + "|\\b[eE]'(?:\\\\.|''|[^'\\\\])*'"
            + "|'(?:''|[^'])*'"
            + "|\"[^\"]*\""
            + "|(?<![\\w$])\\$((?:[A-Za-z_]\\w*)?)\\$.*?\\$\\1\\$");

    private SqlShape() {}

    static List<String> defects(String sql) {
        List<String> defects = new ArrayList<>();
        String plain = QUOTED.matcher(sql).replaceAll(found -> found.group().matches("(?s)(--|/\\*).*") ? " " : "x");
        if (plain.contains("$$")) {
            defects.add("a dollar quote that is not closed");
        }
        if (plain.contains("'")) {
            defects.add("a quote that is not closed");
        }
        if (count(plain, '(') != count(plain, ')')) {
            defects.add("brackets that do not match");
        }
        List<String> statements = SqlStatements.of(plain);
        if (statements.isEmpty()) {
            defects.add("no statement");
        }
        statements.stream()
                .map(one -> one.split("\\s+")[0].toUpperCase(Locale.ROOT))
                .filter(verb -> !VERBS.contains(verb))
                .forEach(verb -> defects.add("the unknown verb " + verb));
        return defects;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(one -> one == wanted).count();
    }
}
