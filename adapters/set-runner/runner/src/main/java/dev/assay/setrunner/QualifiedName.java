package dev.assay.setrunner;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table with its schema, as the server stores both. The runner never addresses a table of its own without the schema.
 *
 * @param schema the schema, case as stored
 * @param table the table, case as stored
 */
public record QualifiedName(String schema, String table) {

    private static final String PART = "(?:\"((?:[^\"]|\"\")+)\"|([^\".]+))";
    private static final Pattern FORM = Pattern.compile(PART + "\\." + PART);

    /**
     * Reads {@code schema.table}. A part in double quotes may hold anything; other parts are taken as they are, capitals included.
     *
     * @throws SetRunnerException.Usage if there is no schema or no table
     */
    public static QualifiedName parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new SetRunnerException.Usage(new Problem(
                    "table name \"" + text + "\"",
                    "schema.table",
                    "no schema, or too many dots",
                    "tables of the runner are always addressed with their schema",
                    "write for example public.applied_migrations"));
        }
        return new QualifiedName(part(matcher, 1), part(matcher, 3));
    }

    private static String part(Matcher matcher, int group) {
        String quoted = matcher.group(group);
        return quoted == null ? matcher.group(group + 1) : quoted.replace("\"\"", "\"");
    }

    /** Quoted, ready to stand in SQL. */
    String sql() {
        return Sql.identifier(schema) + "." + Sql.identifier(table);
    }

    /** {@code schema.table} as people write it. */
    @Override
    public String toString() {
        return schema + "." + table;
    }
}
