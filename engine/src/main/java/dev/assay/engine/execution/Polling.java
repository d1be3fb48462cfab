package dev.assay.engine.execution;

import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.WireProxy;
import java.util.List;
import java.util.Locale;

/** Tells a runner that waits by asking again and again, so that the server does not know that it waits. */
final class Polling {

    /** A runner that has asked so often for the same lock in vain, and for nothing else, polls. */
    private static final int POLLS = 3;

    private Polling() {}

    /** Whether the last statements of a runner are one and the same, and it asks for a lock. */
    static boolean isSeen(WireProxy proxy) {
        List<String> statements = proxy.trace().entries().stream()
                .filter(entry -> !entry.request().commands().isEmpty())
                .map(Polling::text)
                .toList();
        if (statements.size() < POLLS) {
            return false;
        }
        List<String> last = statements.subList(statements.size() - POLLS, statements.size());
        return last.get(0).contains("lock") && last.stream().distinct().count() == 1;
    }

    private static String text(TraceEntry entry) {
        return String.valueOf(entry.request().sql()).toLowerCase(Locale.ROOT);
    }
}
