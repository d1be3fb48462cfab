package dev.assay.engine.exploration;

import dev.assay.engine.wire.RequestKind;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.TraceConnection;
import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.WireRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a runner waits for while each of its requests is under way. Messages of the extended query protocol belong
 * together up to their Sync: the runner hears that the server is ready after all of them (protocol chapter, "Pipelining").
 */
final class AwaitedAnswers {

    private final Map<Long, String> awaited = new HashMap<>();
    private final Map<Long, String> statements = new HashMap<>();

    AwaitedAnswers(Trace trace) {
        for (TraceConnection connection : trace.connections()) {
            List<TraceEntry> group = new ArrayList<>();
            for (TraceEntry entry : trace.of(connection.number())) {
                group.add(entry);
                RequestKind kind = entry.request().kind();
                if (!kind.isExtended() && kind != RequestKind.FLUSH) {
                    close(group);
                }
            }
            close(group);
        }
    }

    private void close(List<TraceEntry> group) {
        if (group.isEmpty()) {
            return;
        }
        String text = group.get(0).before().code() + " "
                + group.stream().map(entry -> entry.request().headline()).collect(Collectors.joining(", "));
        String run = group.stream()
                .map(TraceEntry::request)
                .filter(request -> !request.commands().isEmpty())
                .map(request -> request.headline()
                        .substring(request.kind().messageName().length() + 1))
                .collect(Collectors.joining("; "));
        group.forEach(entry -> statements.put(entry.request().ordinal(), run));
        group.forEach(entry -> awaited.put(entry.request().ordinal(), text));
        group.clear();
    }

    /** How the statements begin that are run together with a request; empty if none is. */
    String statements(WireRequest request) {
        return statements.getOrDefault(request.ordinal(), "");
    }

    /** In words that are equal for requests whose loss looks the same to the runner. */
    String of(WireRequest request) {
        return awaited.getOrDefault(request.ordinal(), request.headline());
    }
}
