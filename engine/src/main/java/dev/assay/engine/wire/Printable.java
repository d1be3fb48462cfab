package dev.assay.engine.wire;

/** Makes text of a client or a server harmless for a line of a trace. */
final class Printable {

    private Printable() {}

    /** In double quotes, in one line, with escapes for what is not visible. */
    static String quoted(String text) {
        StringBuilder line = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(line, c));
        return line.append('"').toString();
    }

    private static void append(StringBuilder line, int c) {
        switch (c) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            default -> appendVisible(line, c);
        }
    }

    private static void appendVisible(StringBuilder line, int c) {
        int type = Character.getType(c);
        boolean visible = type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
        if (visible) {
            line.appendCodePoint(c);
        } else {
            line.append(String.format("\\u{%x}", c));
        }
    }
}
