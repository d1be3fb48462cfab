package dev.assay.engine.schema;

/** Writes names of schemas, tables and the like, so that two different names never look the same. */
public final class Identifiers {

    private Identifiers() {}

    /**
     * Writes a name as people do: in quotes only where it holds more than small letters, digits and underlines.
     *
     * @param name the name as the catalogs hold it
     * @return the name for an identity or a message; a reserved word is not quoted, so it is not for SQL
     */
    public static String quote(String name) {
        return isPlain(name) ? name : quoteForSql(name);
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '$'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Writes a name for SQL, whatever it holds.
     *
     * @param name the name as the catalogs hold it
     * @return the name in quotes
     */
    public static String quoteForSql(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Takes the last part off a qualified name.
     *
     * @param identity a name like {@code public.orders."a.b"}
     * @return the name of what it is in, like {@code public.orders}; empty if it is in nothing
     */
    static String withoutLast(String identity) {
        boolean quoted = false;
        int dot = -1;
        for (int i = 0; i < identity.length(); i++) {
            char c = identity.charAt(i);
            quoted ^= c == '"';
            dot = c == '.' && !quoted ? i : dot;
        }
        return dot < 0 ? "" : identity.substring(0, dot);
    }
}
