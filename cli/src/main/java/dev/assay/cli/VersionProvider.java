package dev.assay.cli;

import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.report.RunResults;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "assay " + RunResults.assayVersion(),
            "Java " + Runtime.version(),
            "PostgreSQL " + PostgresOptions.DEFAULT_MAJOR + " unless --pg-version says otherwise"
        };
    }
}
