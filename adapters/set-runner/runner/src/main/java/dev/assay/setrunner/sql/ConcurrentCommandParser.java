package dev.assay.setrunner.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks over the head of a statement with the grammar of the reference pages of the four concurrent commands. */
final class ConcurrentCommandParser {

    private static final Set<String> SCOPES = Set.of("INDEX", "TABLE", "SCHEMA", "DATABASE", "SYSTEM");

    private final SqlStatement statement;
    private final List<Token> tokens;
    private int at;

    ConcurrentCommandParser(SqlStatement statement) {
        this.statement = statement;
        this.tokens = statement.head();
    }

    @Nullable
    ConcurrentCommand parse() {
        return switch (statement.command()) {
            case "CREATE" -> createIndex();
            case "REINDEX" -> reindex();
            case "DROP" -> dropIndex();
            case "ALTER" -> detach();
            default -> null;
        };
    }

    private @Nullable ConcurrentCommand createIndex() {
        at = 1;
        accept("UNIQUE");
        int concurrently = at + 1;
        if (!accept("INDEX") || !accept("CONCURRENTLY")) {
            return null;
        }
        acceptIfExists("NOT");
        Token name = at < tokens.size() && !tokens.get(at).is("ON") ? tokens.get(at++) : null;
        int on = at;
        if (!accept("ON")) {
            return null;
        }
        accept("ONLY");
        int tableStart = at;
        String table = name();
        return new ConcurrentCommand.CreateIndex(
                name == null ? null : name.name(), table, definition(concurrently, on, tableStart));
    }

    private String definition(int concurrently, int on, int tableStart) {
        String text = statement.text();
        String before = text.substring(0, tokens.get(concurrently).start());
        String between = text.substring(tokens.get(on).start(), tokens.get(on).end());
        String after = tableStart < at ? text.substring(tokens.get(at - 1).end()) : "";
        return escape(before) + "%1$s " + between + " %2$s" + escape(after);
    }

    private static String escape(String text) {
        return text.replace("%", "%%");
    }

    private @Nullable ConcurrentCommand reindex() {
        at = 1;
        boolean concurrently = false;
        if (at < tokens.size() && tokens.get(at).is('(')) {
            while (at < tokens.size() && !tokens.get(at).is(')')) {
                concurrently |= tokens.get(at++).is("CONCURRENTLY");
            }
            at++;
        }
        String scope = at < tokens.size() ? tokens.get(at++).text().toUpperCase(Locale.ROOT) : "";
        concurrently |= accept("CONCURRENTLY");
        return concurrently && SCOPES.contains(scope) ? new ConcurrentCommand.Reindex(scope, name()) : null;
    }

    private @Nullable ConcurrentCommand dropIndex() {
        at = 1;
        if (!accept("INDEX") || !accept("CONCURRENTLY")) {
            return null;
        }
        acceptIfExists("");
        return new ConcurrentCommand.DropIndex(name());
    }

    private @Nullable ConcurrentCommand detach() {
        at = 1;
        if (!accept("TABLE")) {
            return null;
        }
        acceptIfExists("");
        accept("ONLY");
        String parent = name();
        if (!accept("DETACH") || !accept("PARTITION")) {
            return null;
        }
        String partition = name();
        return accept("CONCURRENTLY") ? new ConcurrentCommand.DetachPartition(parent, partition) : null;
    }

    private boolean accept(String word) {
        if (at < tokens.size() && tokens.get(at).is(word)) {
            at++;
            return true;
        }
        return false;
    }

    private void acceptIfExists(String negation) {
        if (accept("IF")) {
            accept(negation);
            accept("EXISTS");
        }
    }

    /** A name with any number of dots, as spelled; empty if there is none. */
    private String name() {
        int start = at;
        while (at < tokens.size() && tokens.get(at).isName()) {
            at++;
            if (at >= tokens.size() || !tokens.get(at).is('.')) {
                break;
            }
            at++;
        }
        return start == at
                ? ""
                : statement
                        .text()
                        .substring(tokens.get(start).start(), tokens.get(at - 1).end());
    }
}
