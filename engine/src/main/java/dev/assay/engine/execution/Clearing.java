package dev.assay.engine.execution;

import dev.assay.engine.sql.MessageRedaction;
import java.util.ArrayList;
import java.util.List;

/** Clears away what a case was played on. What cannot be is told, and changes nothing of what was decided. */
final class Clearing {

    private final List<String> notes = new ArrayList<>();

    /** Something to be cleared away. */
    interface Part {
        void clear() throws Exception;
    }

    /** Clears one thing away; if that fails, Assay's end does it. */
    void attempt(Part part) {
        try {
            part.clear();
        } catch (Exception e) {
            String why = MessageRedaction.of(String.valueOf(e.getMessage()));
            notes.add("clearing away: " + why + "; it is tried again when Assay has ended");
        }
    }

    /** What could not be cleared away, a line each. */
    List<String> notes() {
        return List.copyOf(notes);
    }
}
