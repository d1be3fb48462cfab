package dev.assay.engine.wire;

import java.util.Locale;

/** When a fault happens, seen from the request. */
public enum Moment {
    /** The server has finished everything before the request, and never sees the request. */
    BEFORE,
    /** The server has the request, nothing after it, and works on it. */
    MIDDLE,
    /** The server has finished the request and seen nothing after it; the client never hears of it. */
    AFTER;

    /** The word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
