package dev.assay.report.html;

import java.util.List;

/**
 * One case as the page shows it.
 *
 * @param name its name, empty for a scenario's only one
 * @param title what the name means
 * @param sign what it came to
 * @param accepted what the scenario accepts
 * @param reason the finding that decided
 * @param location where in the scenario that is
 * @param findings everything that was found
 * @param reproduce the command that plays it again
 * @param script a shell script that shows the same without Assay, empty if there is none
 * @param took how long it took
 * @param steps its steps
 * @param changes how the schema differs
 * @param moreChanges how many objects differ beside these
 * @param open whether it is shown at once
 */
record CaseView(
        String name,
        String title,
        Sign sign,
        String accepted,
        String reason,
        String location,
        List<String> findings,
        String reproduce,
        String script,
        String took,
        List<StepView> steps,
        List<ChangeView> changes,
        int moreChanges,
        boolean open) {

    boolean named() {
        return !name.isEmpty();
    }

    boolean titled() {
        return !title.isEmpty();
    }

    boolean decided() {
        return !reason.isEmpty();
    }

    boolean scripted() {
        return !script.isEmpty();
    }

    boolean found() {
        return findings.size() > 1;
    }

    boolean played() {
        return !steps.isEmpty();
    }

    boolean differs() {
        return !changes.isEmpty();
    }

    boolean more() {
        return moreChanges > 0;
    }

    /** A step, as a bar on the time line and what was seen of it. */
    record StepView(
            String title,
            String text,
            boolean reached,
            String at,
            String took,
            int start,
            int width,
            List<EndView> runners,
            List<FaultView> faults,
            String agreed,
            List<VersionView> versions,
            String dirty,
            List<String> residue,
            List<TraceRow> trace,
            int traced) {

        boolean compared() {
            return !versions.isEmpty();
        }

        boolean faulted() {
            return !faults.isEmpty();
        }

        boolean isDirty() {
            return !dirty.isEmpty();
        }

        boolean leaves() {
            return !residue.isEmpty();
        }

        boolean hasTrace() {
            return !trace.isEmpty();
        }
    }

    /** How a runner ended, and what it printed. */
    record EndView(String ending, String output) {
        boolean printed() {
            return !output.isEmpty();
        }
    }

    /** A fault that was armed. */
    record FaultView(boolean fired, String what) {}

    /** One version: whether it is on disk, claimed, and true. */
    record VersionView(String version, String disk, String claimed, String truth, String style) {}

    /** A request with its answers. */
    record TraceRow(String text, boolean fault, boolean failed) {}

    /** An object in which the schema differs. */
    record ChangeView(String is, String object, String reference, String actual) {}
}
