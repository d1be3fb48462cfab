package dev.assay.engine.execution;

import dev.assay.engine.sql.SqlStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

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
        // Each with its end, which may stand within a string.
        List<String> lines = List.of(text.split("(?<=\n)"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int end = COPY.matcher(withoutEnd(line)).matches() ? endOfRows(lines, i) : i;
            if (end > i) {
                script.endOfSql();
                script.parts.add(new Rows(line.replaceFirst(";\\s*$", ""), String.join("", lines.subList(i + 1, end))));
                i = end;
            } else if (!RESTRICTION.matcher(withoutEnd(line)).matches()) {
                script.sql.append(line);
            }
        }
        script.endOfSql();
        return script.parts;
    }

    /** The line that ends the rows behind a COPY command; the one of the command if there is none. */
    private static int endOfRows(List<String> lines, int copy) {
        return IntStream.range(copy + 1, lines.size())
                .filter(i -> withoutEnd(lines.get(i)).equals(END_OF_ROWS))
                .findFirst()
                .orElse(copy);
    }

    private static String withoutEnd(String line) {
        return line.replaceFirst("\\r?\\n$", "");
    }

    private void endOfSql() {
        SqlStatements.of(sql.toString()).forEach(one -> parts.add(new Statement(one)));
        sql.setLength(0);
    }
}
