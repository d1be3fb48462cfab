package dev.assay.setrunner.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a script into its statements, and refuses what no server could execute. */
public final class SqlScript {

    private SqlScript() {}

    /**
     * The statements of a script in order; empty when it holds only blanks and comments.
     *
     * @param text the script, without a byte order mark
     * @throws SqlScriptException if it cannot be cut, or holds a psql meta-command or COPY from or to the client
     */
    public static List<SqlStatement> split(String text) {
        LineIndex lines = new LineIndex(text);
        SqlLexer lexer = new SqlLexer(text, lines);
        List<SqlStatement> statements = new ArrayList<>();
        StatementAssembler current = null;
        for (Token token = lexer.next(); token != null; token = lexer.next()) {
            if (token.is(';') && (current == null || !current.swallowsSemicolon())) {
                add(statements, current, text, lines);
                current = null;
            } else if (current == null) {
                current = new StatementAssembler(statements.size() + 1, token);
            } else {
                current.add(token);
            }
        }
        add(statements, current, text, lines);
        return List.copyOf(statements);
    }

    private static void add(
            List<SqlStatement> statements, @Nullable StatementAssembler current, String text, LineIndex lines) {
        if (current != null) {
            SqlStatement statement = current.finish(text, lines);
            refuseCopy(statement);
            statements.add(statement);
        }
    }

    /** The data of such a COPY is not SQL: psql and pg_restore feed it to the server beside the statement. */
    private static void refuseCopy(SqlStatement statement) {
        if (!statement.startsWith("COPY")) {
            return;
        }
        List<Token> head = statement.head();
        for (int i = 1; i < head.size(); i++) {
            boolean client = head.get(i).is("STDIN") || head.get(i).is("STDOUT");
            if (client && (head.get(i - 1).is("FROM") || head.get(i - 1).is("TO"))) {
                throw new SqlScriptException(
                        statement.line(),
                        "COPY " + head.get(i - 1).text() + " " + head.get(i).text(),
                        "write the rows as INSERT statements (pg_dump --inserts does)");
            }
        }
    }
}
