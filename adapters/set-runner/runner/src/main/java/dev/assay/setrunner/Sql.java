package dev.assay.setrunner;

import org.jspecify.annotations.Nullable;

/**
 * Quotes values into SQL text. The runner's own statements carry no parameters: parameters would make the driver prepare them on the
 * server after a few uses, and a pooler or DEALLOCATE ALL would break them (pressly/goose#613).
 */
final class Sql {

    private Sql() {}

    static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The name as the server's quote_ident would write it, key words aside. */
    static String identifierIfNeeded(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : identifier(name);
    }

    /** A literal that means the same whatever {@code standard_conforming_strings} says. */
    static String literal(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : " E" + quoted.replace("\\", "\\\\");
    }
}
