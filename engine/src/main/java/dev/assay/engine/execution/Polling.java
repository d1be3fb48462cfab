package dev.assay.engine.execution;

import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.WireProxy;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Tells a runner that waits by asking again and again, so that the server does not know that it waits. */
final class Polling {

    /** A runner that has asked so often for the same lock in vain, and for nothing else, polls. */
    private static final int POLLS = 3;

    /** Of how many statements one look at the lock is at most, with those that begin and end a transaction around it. */
    private static final int LONGEST = 16;

    private Polling() {}

    /** Whether the last statements of a runner are the same few ones again and again, and ask for a lock. */
    static boolean isSeen(WireProxy proxy) {
        return isSeen(proxy.trace().entries().stream()
                .filter(entry -> !entry.request().commands().isEmpty())
                .map(Polling::text)
                .toList());
    }

    /**
     * Tells it from the statements alone.
     *
     * @param statements the statements of one runner in their order, in lower case
     * @return whether they end with the same look at a lock, time after time
     */
    static boolean isSeen(List<String> statements) {
        return IntStream.rangeClosed(1, LONGEST).anyMatch(length -> endsWithLooksOf(length, statements));
    }

    private static boolean endsWithLooksOf(int length, List<String> statements) {
        int from = statements.size() - POLLS * length;
        if (from < 0) {
            return false;
        }
        List<String> last = statements.subList(from, statements.size());
        return last.stream().limit(length).anyMatch(statement -> statement.contains("lock"))
                && IntStream.range(length, last.size())
                        .allMatch(at -> last.get(at).equals(last.get(at - length)));
    }

    private static String text(TraceEntry entry) {
        return String.valueOf(entry.request().sql()).toLowerCase(Locale.ROOT);
    }
}
