package dev.assay.engine.schema;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Takes a line of COPY in text format apart: tabs between the values, a backslash before what is special, {@code \N} for NULL. */
final class CopyLine {

    private CopyLine() {}

    /**
     * Takes values off a line.
     *
     * @param line the line in UTF-8 with its line end
     * @param from where the first of them begins
     * @param into the values; as many as fit
     * @return where the one after them begins
     */
    static int read(byte[] line, int from, @Nullable String[] into, Texts texts) {
        int begin = from;
        for (int i = 0; i < into.length; i++) {
            boolean escaped = false;
            int end = begin;
            while (line[end] != '\t' && line[end] != '\n') {
                escaped |= line[end] == '\\';
                end++;
            }
            into[i] = escaped ? unescaped(line, begin, end, texts) : texts.shared(line, begin, end);
            begin = end + 1;
        }
        return begin;
    }

    /**
     * Takes numbers off a line.
     *
     * @param into the numbers; as many as fit, {@link CatalogRow#NO_NUMBER} for NULL
     * @return where the value after them begins
     */
    static int read(byte[] line, int from, long[] into) {
        int place = from;
        for (int i = 0; i < into.length; i++) {
            boolean negative = line[place] == '-';
            boolean none = line[place] == '\\';
            long number = 0;
            for (place += negative || none ? 1 : 0; line[place] != '\t' && line[place] != '\n'; place++) {
                number = number * 10 + (line[place] - '0');
            }
            into[i] = none ? CatalogRow.NO_NUMBER : negative ? -number : number;
            place++;
        }
        return place;
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
