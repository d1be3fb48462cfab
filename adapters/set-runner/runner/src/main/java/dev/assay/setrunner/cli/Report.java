package dev.assay.setrunner.cli;

import dev.assay.setrunner.AdoptResult;
import dev.assay.setrunner.CleanResult;
import dev.assay.setrunner.DownResult;
import dev.assay.setrunner.DryRunResult;
import dev.assay.setrunner.ExitCode;
import dev.assay.setrunner.MigrateResult;
import dev.assay.setrunner.MigrationId;
import dev.assay.setrunner.MigrationStatus;
import dev.assay.setrunner.VerifyResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints results, one fact a line, the first word saying which kind; and tells the exit code. */
record Report(PrintStream out) {

    ExitCode migrated(MigrateResult result) {
        lines("adopted", result.adopted());
        lines("deferred", result.deferred());
        String applied = ": " + result.applied().size() + " applied by this run";
        out.println(
                result.deferred().isEmpty()
                        ? "complete" + applied
                        : "required set complete" + applied + "; run migrate --deferred for the deferred ones");
        return ExitCode.COMPLETE;
    }

    ExitCode rehearsed(DryRunResult result) {
        lines("not-rehearsed", result.unrehearsed());
        lines("deferred", result.deferred());
        out.println("dry run: " + result.rehearsed().size() + " executed and rolled back"
                + (result.complete() ? "" : "; not all: " + result.obstacle()));
        return result.complete() ? ExitCode.COMPLETE : ExitCode.NOT_REHEARSED;
    }

    ExitCode adopted(AdoptResult result) {
        lines("created", result.created());
        lines("adopted", result.adopted());
        lines("pending", result.pending());
        lines("unrelated", result.unrelated());
        out.println("proven: " + result.adopted().size() + " recorded by this run"
                + (result.pending().isEmpty() ? "" : "; run migrate for the pending ones"));
        return ExitCode.COMPLETE;
    }

    ExitCode verified(VerifyResult result, VerifiedSet set) {
        lines("missing", required(result));
        lines("deferred", result.deferred());
        lines("extra", result.extra());
        lines("renamed", result.renamed());
        lines("changed", result.changed());
        lines("object", result.objects());
        boolean complete = set.isComplete(result);
        out.println(complete ? "complete: " + set.fact() : "not complete");
        return complete ? ExitCode.COMPLETE : ExitCode.INCOMPLETE;
    }

    private static List<MigrationId> required(VerifyResult result) {
        List<MigrationId> required = new ArrayList<>(result.missing());
        required.removeAll(result.deferred());
        return required;
    }

    ExitCode status(List<MigrationStatus> statuses) {
        for (MigrationStatus status : statuses) {
            String state = status.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
            out.println(state + " " + status.id() + (status.appliedAt() == null ? "" : " " + status.appliedAt()));
        }
        return ExitCode.COMPLETE;
    }

    ExitCode undone(DownResult result) {
        out.println("done: " + result.undone().size() + " undone by this run");
        return ExitCode.COMPLETE;
    }

    ExitCode cleaned(CleanResult result) {
        lines("removed", result.removed());
        lines("forgotten", result.forgotten());
        out.println("done: " + result.removed().size() + " removed by this run");
        return ExitCode.COMPLETE;
    }

    ExitCode accepted(List<MigrationId> accepted) {
        lines("accepted", accepted);
        out.println("done: " + accepted.size() + " accepted by this run, and nothing executed");
        return ExitCode.COMPLETE;
    }

    private void lines(String kind, List<?> facts) {
        for (Object fact : facts) {
            out.println(kind + " " + fact);
        }
    }
}
