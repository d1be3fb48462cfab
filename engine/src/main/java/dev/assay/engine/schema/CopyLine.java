package dev.assay.engine.schema;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Takes a line of COPY in text format apart: tabs between the values, a backslash before what is special, {@code \N} for NULL. */
final class CopyLine {

    private CopyLine() {}

    /**
     * Takes a line apart.
     *
     * @param line the line in UTF-8 with its line end
     * @param width how many values it has
     */
    static @Nullable String[] values(byte[] line, int width, Texts texts) {
        @Nullable String[] values = new @Nullable String[width];
        int from = 0;
        for (int i = 0; i < width; i++) {
            boolean escaped = false;
            int to = from;
            while (line[to] != '\t' && line[to] != '\n') {
                escaped |= line[to] == '\\';
                to++;
            }
            values[i] = escaped ? unescaped(line, from, to, texts) : texts.shared(line, from, to);
            from = to + 1;
        }
        return values;
    }

    /** Reads a number that the server wrote: digits with or without a minus. */
    static long number(String text) {
        boolean negative = text.charAt(0) == '-';
        long number = 0;
        for (int i = negative ? 1 : 0; i < text.length(); i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return negative ? -number : number;
    }

    private static @Nullable String unescaped(byte[] line, int from, int to, Texts texts) {
        if (to - from == 2 && line[from + 1] == 'N') {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            bytes.write(line[i] == '\\' ? meaning(line[++i]) : line[i]);
        }
        return texts.shared(bytes.toByteArray(), 0, bytes.size());
    }

    private static int meaning(byte escaped) {
        return switch (escaped) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0B;
            default -> escaped;
        };
    }
}
