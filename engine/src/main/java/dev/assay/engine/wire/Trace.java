package dev.assay.engine.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What went over a proxy up to a moment: requests with their answers, and the faults among them. It does not change.
 *
 * @param connections in the order of their first message
 * @param entries in the order in which the proxy read the requests
 * @param faults those that have fired, in that order
 */
public record Trace(List<TraceConnection> connections, List<TraceEntry> entries, List<FaultFired> faults) {

    /** Copy the lists. */
    public Trace {
        connections = List.copyOf(connections);
        entries = List.copyOf(entries);
        faults = List.copyOf(faults);
    }

    /** The entry of one ordinal. */
    public Optional<TraceEntry> entry(long ordinal) {
        return entries.stream()
                .filter(entry -> entry.request().ordinal() == ordinal)
                .findFirst();
    }

    /** The entries of one connection. */
    public List<TraceEntry> of(int connection) {
        return entries.stream()
                .filter(entry -> entry.request().connection() == connection)
                .toList();
    }

    /** The story in order, with connections, ordinals and times; for people. The format is in docs/wire-proxy.md. */
    public String render() {
        return TraceText.full(this);
    }

    /**
     * The story without what varies between two runs of the same thing: numbers of connections and requests, times,
     * process ids, names of statements and portals; connections one by one, in the order of their text.
     *
     * @param replacements what else varies and what to write for it, for instance the name of the database
     */
    public String renderStable(Map<String, String> replacements) {
        return TraceText.stable(this, replacements);
    }
}
