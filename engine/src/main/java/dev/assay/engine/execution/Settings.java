package dev.assay.engine.execution;

import java.time.Duration;

/**
 * How cases are run.
 *
 * @param bound how long a runner may take for one act before it counts as hanging
 * @param keep whether the database of a case is left for somebody to look at
 * @param trace whether the story tells every request of a runner and the server's answer
 * @param programs what some cases need of this machine
 */
public record Settings(Duration bound, boolean keep, boolean trace, Programs programs) {}
