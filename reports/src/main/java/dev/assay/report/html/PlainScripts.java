package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import java.util.Optional;

/** Knows a shell script for some cases that shows the same without Assay, with psql and the tool alone. */
public interface PlainScripts {

    /** Knows none. */
    PlainScripts NONE = result -> Optional.empty();

    /**
     * Tells the script of a case.
     *
     * @param result what the case came to
     * @return the script; empty for what no script can show, or need not
     */
    Optional<String> of(Result result);
}
