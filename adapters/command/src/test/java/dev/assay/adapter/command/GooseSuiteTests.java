package dev.assay.adapter.command;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.IncludeTags;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The families whose deviations are recorded for goose; skipped, saying so, where the tool is not installed. What it does
 * in the others has been neither looked at nor recorded yet.
 */
@Suite
@IncludeEngines("assay")
@SelectPackages("dev.assay.scenarios")
@IncludeTags({
    "crash-concurrently",
    "fresh-versus-existing",
    "hybrid-install",
    "identity",
    "legacy-tracker",
    "parallel-merge"
})
@ConfigurationParameter(key = "assay.runner", value = "goose")
class GooseSuiteTests {}
