package dev.assay.report.html;

import dev.assay.report.html.CaseView.TraceRow;
import java.util.ArrayList;
import java.util.List;

/** Puts each request of a trace and its answers into one row, and leaves out what is far from the point. */
final class TraceRows {

    private static final int LONGEST = 300;
    private static final String INDENT = "   ";

    private TraceRows() {}

    static List<TraceRow> of(List<String> lines, int most) {
        List<TraceRow> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        boolean failed = false;
        for (String line : lines) {
            String text = shortened(line);
            if (line.startsWith("B\t") || line.startsWith("-\t")) {
                row.append(row.isEmpty() ? "" : INDENT).append(answer(text));
                failed |= line.startsWith("B\tErrorResponse");
                continue;
            }
            end(rows, row, failed);
            failed = false;
            if (line.startsWith("!")) {
                rows.add(new TraceRow(
                        "\u26a1 " + text.replaceFirst("^!\tFault\t", "") + "  \u2014 the fault", true, false));
            } else {
                row.append(text.replaceFirst("^F\t", "").replace('\t', ' '));
            }
        }
        end(rows, row, failed);
        return cut(rows, most);
    }

    private static void end(List<TraceRow> rows, StringBuilder row, boolean failed) {
        if (!row.isEmpty()) {
            rows.add(new TraceRow(row.toString(), false, failed));
            row.setLength(0);
        }
    }

    private static String answer(String text) {
        String plain = text.substring(2);
        if (plain.startsWith("ReadyForQuery\t")) {
            return "[" + plain.substring("ReadyForQuery\t".length()) + "]";
        }
        return "\u21d0 "
                + plain.replaceFirst("^CommandComplete\t", "")
                        .replaceFirst("^DataRow\t", "rows ")
                        .replace('\t', ' ');
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "\u2026";
    }

    private static List<TraceRow> cut(List<TraceRow> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        int marked = rows.size();
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i).fault()) {
                marked = i;
            }
        }
        int from = Math.max(0, Math.min(marked - most / 2, rows.size() - most));
        List<TraceRow> kept = new ArrayList<>();
        leftOut(from, kept);
        kept.addAll(rows.subList(from, from + most));
        leftOut(rows.size() - from - most, kept);
        return kept;
    }

    private static void leftOut(int count, List<TraceRow> rows) {
        if (count > 0) {
            rows.add(
                    new TraceRow("\u2026 " + count + " requests left out here; they are in the results", false, false));
        }
    }
}
