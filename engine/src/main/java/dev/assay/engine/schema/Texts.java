package dev.assay.engine.schema;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lets equal short texts that come soon after each other be one: most values of catalogs are few words again and again. */
final class Texts {

    private static final int PLACES = 1 << 14;
    private static final int LONGEST = 64;

    private final @Nullable String[] known = new @Nullable String[PLACES];

    @Nullable
    String shared(@Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            return text;
        }
        int place = place(text.hashCode());
        String there = known[place];
        if (text.equals(there)) {
            return there;
        }
        known[place] = text;
        return text;
    }

    /** Returns the text that a part of an array holds in UTF-8. */
    String shared(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return new String(bytes, from, to - from, StandardCharsets.UTF_8);
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = place(hash);
        String there = known[place];
        if (there != null && isSame(there, bytes, from, to)) {
            return there;
        }
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        known[place] = text;
        return text;
    }

    /** A byte outside of ASCII is negative, which no character is. */
    private static boolean isSame(String text, byte[] bytes, int from, int to) {
        if (text.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i - from) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 15)) & (PLACES - 1);
    }
}
