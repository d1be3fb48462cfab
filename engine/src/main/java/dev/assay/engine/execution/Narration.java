package dev.assay.engine.execution;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.yaml.Words;
import java.util.Locale;

/** Puts what was seen of an act into words. */
final class Narration {

    private Narration() {}

    static void tell(ActSeen seen, History history) {
        String via =
                seen.act().via().map(pooler -> " via " + Words.spelling(pooler)).orElse("");
        history.note(seen.title() + ": release " + seen.act().release() + via);
        seen.fault().ifPresent(fault -> history.note("  " + (fault.fired() ? "" : "NOT FIRED: ") + fault.what()));
        for (Outcome outcome : seen.outcomes()) {
            history.note("  the runner " + ending(outcome) + ": " + Texts.excerpt(outcome.output()));
        }
        history.note("  applied set claimed: " + seen.after().applied());
        if (seen.twin() instanceof Twin.Unknown unknown) {
            history.note("  the rows were NOT compared: " + unknown.why());
        }
        seen.residue().forEach(line -> history.note("  left behind: " + line));
    }

    private static String ending(Outcome outcome) {
        return outcome.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " (exit " + outcome.exitCode()
                + ")";
    }
}
