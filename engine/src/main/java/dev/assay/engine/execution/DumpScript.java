package dev.assay.engine.execution;

import dev.assay.engine.sql.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes apart what pg_dump writes in its plain format, as psql does: SQL, rows for COPY behind the command and up to a line
 * with a backslash and a dot, and the commands of psql that restrict it and change nothing.
 */
final class DumpScript {

    private static final Pattern RESTRICTION = Pattern.compile("\\\\(un)?restrict\\s.*");
    private static final Pattern COPY = Pattern.compile("(?i)COPY\\s.+\\sFROM\\s+stdin\\s*;");
    private static final String END_OF_ROWS = "\\.";

    /** Something that is sent to the server. */
    sealed interface Part {}

    /** One statement. */
    record Statement(String sql) implements Part {}

    /** A COPY command and the rows that it reads, a line each. */
    record Rows(String copy, String lines) implements Part {}

    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder sql = new StringBuilder();

    private DumpScript() {}

    /** Lists the parts of a text in order; of one that holds nothing of psql's these are its statements. */
    static List<Part> parts(String text) {
        DumpScript script = new DumpScript();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int end = COPY.matcher(line).matches()
                    ? i + 1 + lines.subList(i + 1, lines.size()).indexOf(END_OF_ROWS)
                    : i;
            if (end > i) {
                script.endOfSql();
                script.parts.add(new Rows(line.replaceFirst(";\\s*$", ""), rows(lines.subList(i + 1, end))));
                i = end;
            } else if (!RESTRICTION.matcher(line).matches()) {
                script.sql.append(line).append('\n');
            }
        }
        script.endOfSql();
        return script.parts;
    }

    private static String rows(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private void endOfSql() {
        SqlStatements.of(sql.toString()).forEach(one -> parts.add(new Statement(one)));
        sql.setLength(0);
    }
}
