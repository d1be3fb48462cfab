package dev.assay.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes traces, in the manner of libpq's PQtrace: one line a message that matters, F from the client, B back. */
final class TraceText {

    private TraceText() {}

    static String full(Trace trace) {
        StringBuilder text = new StringBuilder();
        for (TraceConnection connection : trace.connections()) {
            text.append("# connection ").append(connection.number());
            text.append(" backend ").append(connection.backendPid());
            text.append(" database ")
                    .append(Printable.quoted(connection.database()))
                    .append('\n');
        }
        for (TraceEntry entry : trace.entries()) {
            WireRequest request = entry.request();
            String place = String.format(
                    "%.3f\t%d\t%d\t", entry.start().toNanos() / 1e6, request.connection(), request.ordinal());
            EntryText lines = new EntryText(entry, faults(trace, request.ordinal()));
            lines.write(NameText.asTheyAre())
                    .forEach(line -> text.append(place).append(line).append('\n'));
        }
        trace.connections().stream()
                .filter(connection -> connection.unsolicited() != null)
                .forEach(connection -> text.append("-\t")
                        .append(connection.number())
                        .append("\t-\t")
                        .append(EntryText.error(connection.unsolicited()))
                        .append('\n'));
        return text.toString();
    }

    static String stable(Trace trace, Map<String, String> replacements) {
        List<String> blocks = new ArrayList<>();
        for (TraceConnection connection : trace.connections()) {
            blocks.add(block(trace, connection));
        }
        String text =
                blocks.stream().sorted().map(block -> "# connection\n" + block).collect(Collectors.joining());
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        return text;
    }

    private static String block(Trace trace, TraceConnection connection) {
        StringBuilder text = new StringBuilder();
        NameText names = NameText.inOrderOfUse();
        for (TraceEntry entry : trace.of(connection.number())) {
            EntryText lines = new EntryText(entry, faults(trace, entry.request().ordinal()));
            lines.write(names).forEach(line -> text.append(line).append('\n'));
        }
        if (connection.unsolicited() != null) {
            text.append(EntryText.error(connection.unsolicited())).append('\n');
        }
        return text.toString();
    }

    private static List<FaultFired> faults(Trace trace, long ordinal) {
        return trace.faults().stream()
                .filter(fired -> fired.request().ordinal() == ordinal)
                .toList();
    }
}
