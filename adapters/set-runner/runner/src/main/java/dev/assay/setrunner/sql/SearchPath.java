package dev.assay.setrunner.sql;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds the schemas that a statement puts on search_path: by SET search_path, by SET SCHEMA, or by set_config. */
public final class SearchPath {

    private static final String SETTING = "search_path";

    private SearchPath() {}

    /** The names, as the server would see them; a string may be one name or a list of them, and counts as both. */
    public static Set<String> of(SqlStatement statement) {
        Set<String> names = new LinkedHashSet<>();
        for (Token token : value(statement)) {
            if (token.kind() == Token.Kind.STRING) {
                addAll(names, string(statement, token));
            } else if (token.isName()) {
                names.add(token.name());
            }
        }
        return names;
    }

    private static List<Token> value(SqlStatement statement) {
        List<Token> head = statement.head();
        if (statement.calls().contains("set_config")) {
            return configured(statement);
        }
        if (!statement.startsWith("SET") || head.size() < 3) {
            return List.of();
        }
        int setting = head.get(1).is("SESSION") || head.get(1).is("LOCAL") ? 2 : 1;
        if (head.get(setting).is("SCHEMA")) {
            return head.subList(setting + 1, head.size());
        }
        boolean path = head.get(setting).isName() && head.get(setting).name().equalsIgnoreCase(SETTING);
        return path ? head.subList(Math.min(setting + 2, head.size()), head.size()) : List.of();
    }

    /** The second argument of set_config, where it is a string. */
    private static List<Token> configured(SqlStatement statement) {
        List<Token> head = statement.head();
        for (int i = 0; i + 2 < head.size(); i++) {
            boolean path = head.get(i).kind() == Token.Kind.STRING
                    && string(statement, head.get(i)).equalsIgnoreCase(SETTING);
            if (path && head.get(i + 2).kind() == Token.Kind.STRING) {
                return List.of(head.get(i + 2));
            }
        }
        return List.of();
    }

    private static String string(SqlStatement statement, Token token) {
        String text = statement.text().substring(token.start(), token.end());
        int quote = text.indexOf('\'');
        return quote < 0 ? "" : text.substring(quote + 1, text.length() - 1).replace("''", "'");
    }

    private static void addAll(Set<String> names, String string) {
        names.add(string);
        for (String item : string.split(",", -1)) {
            String name = item.strip();
            boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
            names.add(
                    quoted
                            ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                            : name.toLowerCase(Locale.ROOT));
        }
        names.remove("");
    }
}
