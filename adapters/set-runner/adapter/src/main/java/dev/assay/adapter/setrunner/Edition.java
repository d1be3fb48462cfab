package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.setrunner.SetRunner;
import dev.assay.setrunner.SetRunnerBuilder;
import dev.assay.setrunner.cli.SetRunnerMain;
import java.util.List;
import java.util.function.Supplier;

/**
 * Which build of the runner is driven; there is one, and tests have others.
 *
 * @param info what it is called
 * @param builder where its configuration begins, in this process
 * @param main the main class and the first arguments of a process of its own
 */
record Edition(RunnerInfo info, Supplier<SetRunnerBuilder> builder, List<String> main) {

    static final Edition STANDARD = new Edition(
            new RunnerInfo(
                    "set-runner",
                    "the set-based runner",
                    "0.1.0",
                    "adapters/set-runner/runner/README.md",
                    "Apache-2.0"),
            SetRunner::builder,
            List.of(SetRunnerMain.class.getName()));

    Edition {
        main = List.copyOf(main);
    }
}
