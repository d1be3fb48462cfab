package dev.assay.engine.execution;

import java.util.ArrayList;
import java.util.List;

/** Takes from long texts what fits into a report, and says how much is left out. */
final class Excerpts {

    private Excerpts() {}

    /** Keeps the beginning and, three times as long, the end, where programs say what went wrong. */
    static String text(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int head = wholeCharacter(text, most / 4);
        int tail = wholeCharacter(text, text.length() - (most - most / 4));
        return text.substring(0, head) + "\n... " + (tail - head) + " characters left out ...\n" + text.substring(tail);
    }

    /** A cut between the two halves of one character would leave what no file can hold. */
    private static int wholeCharacter(String text, int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index + 1 : index;
    }

    /** Keeps lines around the first one with a mark, or the last ones if none has it. */
    static List<String> lines(List<String> lines, String mark, int most, int longest) {
        int marked = lines.size();
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).startsWith(mark)) {
                marked = i;
            }
        }
        int from = Math.max(0, Math.min(marked - most * 2 / 3, lines.size() - most));
        int to = Math.min(lines.size(), from + most);
        List<String> kept = new ArrayList<>();
        if (from > 0) {
            kept.add("... " + from + " lines left out ...");
        }
        lines.subList(from, to).forEach(line -> kept.add(text(line, longest)));
        if (to < lines.size()) {
            kept.add("... " + (lines.size() - to) + " lines left out ...");
        }
        return kept;
    }
}
