package dev.assay.adapter.setrunner;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The whole catalogue against the set-based runner. */
@Suite
@IncludeEngines("assay")
@SelectPackages("dev.assay.scenarios")
@ConfigurationParameter(key = "assay.runner", value = "set-runner")
class SetRunnerSuiteTests {}
