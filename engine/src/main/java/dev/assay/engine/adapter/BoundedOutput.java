package dev.assay.engine.adapter;

/** Keeps the beginning and the end of what a program prints, and counts what it leaves out between them. */
final class BoundedOutput {

    /** How many characters are kept of the beginning, and as many of the end. */
    static final int KEPT = 32 * 1024;

    private final StringBuilder head = new StringBuilder();
    private final StringBuilder tail = new StringBuilder();
    private long leftOut;

    synchronized void append(String text) {
        int room = Math.min(KEPT - head.length(), text.length());
        head.append(text, 0, room);
        tail.append(text, room, text.length());
        if (tail.length() > 2 * KEPT) {
            trim();
        }
    }

    private void trim() {
        int excess = tail.length() - KEPT;
        if (excess > 0) {
            leftOut += excess;
            tail.delete(0, excess);
        }
    }

    synchronized String text() {
        trim();
        return leftOut == 0 ? head.toString() + tail : head + "\n... " + leftOut + " characters left out ...\n" + tail;
    }
}
