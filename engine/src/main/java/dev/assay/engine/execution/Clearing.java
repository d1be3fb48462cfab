package dev.assay.engine.execution;

import dev.assay.engine.sql.MessageRedaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Clears away what a case was played on. What cannot be is told, and changes nothing of what was decided. */
final class Clearing {

    private final List<Exception> failures = new ArrayList<>();

    /** Something to be cleared away. */
    interface Part {
        void clear() throws Exception;
    }

    /** Clears one thing away; if that fails, Assay's end does it. */
    void attempt(Part part) {
        try {
            part.clear();
        } catch (Exception e) {
            failures.add(e);
        }
    }

    /** What could not be cleared away, a line each. */
    List<String> notes() {
        return failures.stream()
                .map(failure -> "clearing away: " + why(failure) + "; it is tried again when Assay has ended")
                .toList();
    }

    /** Fails with all that failed, if anything did. */
    void finish(String what) {
        if (failures.isEmpty()) {
            return;
        }
        String why = failures.stream().map(Clearing::why).collect(Collectors.joining("; "));
        ExecutionException failure = new ExecutionException(what + ": " + why, failures.get(0));
        failures.stream().skip(1).forEach(failure::addSuppressed);
        throw failure;
    }

    private static String why(Exception failure) {
        return MessageRedaction.of(String.valueOf(failure.getMessage()));
    }
}
