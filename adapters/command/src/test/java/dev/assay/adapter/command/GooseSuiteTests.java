package dev.assay.adapter.command;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** The whole catalogue against goose; skipped, saying so, where the tool is not installed. */
@Suite
@IncludeEngines("assay")
@SelectPackages("dev.assay.scenarios")
@ConfigurationParameter(key = "assay.runner", value = "goose")
class GooseSuiteTests {}
