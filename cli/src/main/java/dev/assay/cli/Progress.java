package dev.assay.cli;

import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.report.Mark;
import dev.assay.report.StyledLine;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/** Shows how a run goes on: every case as it ends, or on a terminal the last one, and those that must be looked at. */
final class Progress implements TestExecutionListener {

    private final Screen screen;
    private int total;
    private int done;

    Progress(Screen screen, int total) {
        this.screen = screen;
        this.total = total;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        String json = entry.getKeyValuePairs().get(AssayConstants.RESULT_ENTRY);
        if (json != null) {
            show(Result.JSON.read(json));
        }
    }

    /** A case that was not known before. */
    @Override
    public synchronized void dynamicTestRegistered(TestIdentifier identifier) {
        total++;
    }

    private synchronized void show(Result result) {
        Mark mark = Mark.of(result);
        String count = count(++done);
        String name = result.caseName().isEmpty() ? result.scenario() : result.scenario() + " / " + result.caseName();
        String subject = " " + result.runner() + "  " + name + "  ";
        if (mark.fails() || !screen.terminal().isThere()) {
            screen.line(new StyledLine().add(count + subject).add(mark.style(), Mark.word(result)));
        }
        screen.change(count + subject + Mark.word(result));
    }

    private String count(int now) {
        int digits = String.valueOf(total).length();
        return ("[%" + digits + "d/%d]").formatted(now, total);
    }
}
