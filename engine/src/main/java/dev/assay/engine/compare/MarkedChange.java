package dev.assay.engine.compare;

import dev.assay.engine.schema.Printable;
import java.util.ArrayList;
import java.util.List;

/** An old and a new text as lines: what only the old one has with a minus, what only the new one has with a plus. */
final class MarkedChange {

    private static final int MOST_LINES = 12;
    private static final int WIDTH = 240;

    private final List<String> lines = new ArrayList<>();

    private MarkedChange() {}

    static List<String> of(String before, String after) {
        MarkedChange change = new MarkedChange();
        change.write(before.lines().toList(), after.lines().toList());
        return change.lines;
    }

    /** Writes a text that has no other side. */
    static List<String> of(char sign, String text) {
        MarkedChange change = new MarkedChange();
        change.add(sign, text.lines().toList());
        return change.lines;
    }

    private void write(List<String> before, List<String> after) {
        int shorter = Math.min(before.size(), after.size());
        int start = 0;
        while (start < shorter && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        if (start > 0) {
            add(' ', before.subList(start - 1, start));
        }
        List<String> old = before.subList(start, before.size() - end);
        List<String> now = after.subList(start, after.size() - end);
        if (old.size() == 1 && now.size() == 1) {
            writeLine(old.get(0), now.get(0));
        } else {
            add('-', old);
            add('+', now);
        }
    }

    private void add(char sign, List<String> texts) {
        texts.stream()
                .limit(MOST_LINES)
                .forEach(text -> lines.add(sign + " " + Printable.start(text.stripTrailing(), WIDTH)));
        if (texts.size() > MOST_LINES) {
            lines.add(sign + " ... and " + (texts.size() - MOST_LINES) + " more lines");
        }
    }

    /** Writes a line that changed in one place, and marks that place. */
    private void writeLine(String before, String after) {
        String old = Printable.text(before);
        String now = Printable.text(after);
        int shorter = Math.min(old.length(), now.length());
        int start = 0;
        while (start < shorter && old.charAt(start) == now.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && old.charAt(old.length() - 1 - end) == now.charAt(now.length() - 1 - end)) {
            end++;
        }
        int from = start > WIDTH / 2 ? start - WIDTH / 4 : 0;
        marked('-', old, from, start, old.length() - end);
        marked('+', now, from, start, now.length() - end);
    }

    private void marked(char sign, String text, int from, int start, int end) {
        int to = Math.min(text.length(), from + WIDTH);
        String dots = from > 0 ? "..." : "";
        lines.add(sign + " " + dots + text.substring(from, to) + (to < text.length() ? "..." : ""));
        if (end > start && start < to) {
            lines.add("  " + " ".repeat(dots.length() + start - from) + "^".repeat(Math.min(end, to) - start));
        }
    }
}
