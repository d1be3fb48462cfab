package dev.assay.engine.schema;

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
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 15)) & (PLACES - 1);
        String there = known[place];
        if (text.equals(there)) {
            return there;
        }
        known[place] = text;
        return text;
    }
}
