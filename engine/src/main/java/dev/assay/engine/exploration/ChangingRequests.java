package dev.assay.engine.exploration;

import dev.assay.engine.wire.RequestKind;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.TraceEntry;
import java.util.List;

/** The requests of an act at which something is tried: those that can change what the database holds. */
final class ChangingRequests {

    private ChangingRequests() {}

    static List<TraceEntry> of(Trace trace) {
        return trace.entries().stream().filter(ChangingRequests::canChange).toList();
    }

    /** A Terminate ends a session that has nothing more to say; a CancelRequest is none of the runner's statements. */
    private static boolean canChange(TraceEntry entry) {
        RequestKind kind = entry.request().kind();
        return !entry.isStateNeutral() && kind != RequestKind.TERMINATE && kind != RequestKind.CANCEL;
    }
}
