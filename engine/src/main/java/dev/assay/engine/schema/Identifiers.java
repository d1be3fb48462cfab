package dev.assay.engine.schema;

import java.util.regex.Pattern;

/** Writes names as SQL would need them, so that two different names never look the same. */
final class Identifiers {

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_$]*");

    private Identifiers() {}

    static String quote(String name) {
        return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
