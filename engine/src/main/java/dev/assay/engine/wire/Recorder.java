package dev.assay.engine.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Numbers the connections and requests of a proxy and keeps them for the trace. */
final class Recorder {

    private final long epoch = System.nanoTime();
    private final List<Conversation> conversations = new ArrayList<>();
    private long lastOrdinal;
    private final List<Exchange> exchanges = new ArrayList<>();

    /** Makes an exchange once its ordinal is known. */
    interface Numbered {
        Exchange of(long ordinal);
    }

    Duration now() {
        return Duration.ofNanos(System.nanoTime() - epoch);
    }

    synchronized Conversation begin(boolean parameters) {
        Conversation conversation = new Conversation(this, conversations.size() + 1, parameters);
        conversations.add(conversation);
        return conversation;
    }

    synchronized Exchange add(Numbered exchange) {
        Exchange added = exchange.of(++lastOrdinal);
        exchanges.add(added);
        return added;
    }

    /** What each connection is doing now. */
    List<ConnectionActivity> activity() {
        List<Conversation> known;
        synchronized (this) {
            known = List.copyOf(conversations);
        }
        return known.stream().map(Conversation::activity).toList();
    }

    /** What happened so far. */
    Trace snapshot(List<FaultFired> faults) {
        List<Conversation> known;
        List<Exchange> asked;
        synchronized (this) {
            known = List.copyOf(conversations);
            asked = List.copyOf(exchanges);
        }
        List<TraceEntry> entries = new ArrayList<>();
        for (Exchange exchange : asked) {
            entries.add(known.get(exchange.request.connection() - 1).snapshot(exchange));
        }
        return new Trace(known.stream().map(Conversation::describe).toList(), entries, faults);
    }
}
