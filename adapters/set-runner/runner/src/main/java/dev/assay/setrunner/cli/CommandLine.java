package dev.assay.setrunner.cli;

import dev.assay.setrunner.ChecksumPolicy;
import dev.assay.setrunner.ColumnOrderPolicy;
import dev.assay.setrunner.DeferredPolicy;
import dev.assay.setrunner.ExistingObjectsPolicy;
import dev.assay.setrunner.ExitCode;
import dev.assay.setrunner.MissingFilePolicy;
import dev.assay.setrunner.Problem;
import dev.assay.setrunner.SetRunner;
import dev.assay.setrunner.SetRunnerBuilder;
import dev.assay.setrunner.SetRunnerException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Runs one command line: what was done goes to the output, why it failed to the error output, one exit status for each class. */
final class CommandLine {

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Supplier<SetRunnerBuilder> build;

    CommandLine(PrintStream out, PrintStream err, Map<String, String> environment) {
        this(out, err, environment, SetRunner::builder);
    }

    /** The same for another build of the runner. */
    CommandLine(PrintStream out, PrintStream err, Map<String, String> environment, Supplier<SetRunnerBuilder> build) {
        this.build = build;
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    int run(String... args) {
        if (args.length == 0 || args[0].equals("--help")) {
            out.print(Usage.TEXT);
            return args.length == 0 ? ExitCode.USAGE.status() : ExitCode.COMPLETE.status();
        }
        try {
            return execute(Arguments.parse(args)).status();
        } catch (SetRunnerException e) {
            err.println("set-runner: " + e.problem());
            err.println("exit " + e.exitCode().status() + " (" + e.exitCode() + ")");
            return e.exitCode().status();
        } catch (RuntimeException e) {
            LoggerFactory.getLogger(CommandLine.class).debug("defect", e);
            err.println("set-runner: a defect of the runner, please report it: " + e);
            return ExitCode.INTERNAL.status();
        }
    }

    private ExitCode execute(Arguments arguments) {
        SetRunner runner = configure(arguments);
        Report report = new Report(out);
        return switch (arguments.command()) {
            case "migrate" ->
                arguments.has("--dry-run") ? report.rehearsed(runner.dryRun()) : report.migrated(runner.migrate());
            case "adopt" -> report.adopted(runner.adopt());
            case "verify" ->
                report.verified(
                        arguments.has("--objects") ? runner.verifyObjects() : runner.verify(),
                        arguments.choice("--set", VerifiedSet.ALL));
            case "status" -> report.status(runner.status());
            case "clean" -> report.cleaned(confirmed(arguments, runner).clean());
            case "accept-changes" -> report.accepted(runner.acceptChanges());
            default -> report.undone(runner.down(count(arguments)));
        };
    }

    /** What it removes comes back from a backup only. */
    private static SetRunner confirmed(Arguments arguments, SetRunner runner) {
        if (!arguments.has("--yes")) {
            throw new SetRunnerException.Usage(new Problem(
                    "command line, clean",
                    "the switch --yes",
                    "none",
                    "clean removes every object that the migrations made, with all rows",
                    "add --yes if that is what you want"));
        }
        return runner;
    }

    private static int count(Arguments arguments) {
        String count = arguments.get("--count");
        return count == null ? 1 : (int) Math.min(Integer.MAX_VALUE, Arguments.number("--count", count));
    }

    private SetRunner configure(Arguments arguments) {
        String user = arguments.get("--user");
        SetRunnerBuilder builder = build.get()
                .database(
                        arguments.require("--database"),
                        user == null ? environment.get("PGUSER") : user,
                        environment.get("PGPASSWORD"))
                .migrations(Path.of(arguments.require("--migrations")))
                .lockWait(arguments.duration("--lock-wait", Duration.ofSeconds(60)))
                .checksums(arguments.choice("--checksums", ChecksumPolicy.RECORD))
                .missingFiles(arguments.choice("--missing-files", MissingFilePolicy.REFUSE))
                .existingObjects(arguments.choice("--existing-objects", ExistingObjectsPolicy.REFUSE))
                .columnOrder(arguments.choice("--column-order", ColumnOrderPolicy.COMPARE))
                .deferred(arguments.has("--deferred") ? DeferredPolicy.APPLY : DeferredPolicy.LEAVE)
                .listener(new ConsoleListener(out));
        configureTrackers(arguments, builder);
        for (String version : arguments.all("--vouch-for")) {
            builder.vouchFor(Arguments.number("--vouch-for", version));
        }
        return builder.build();
    }

    private static void configureTrackers(Arguments arguments, SetRunnerBuilder builder) {
        String tracker = arguments.get("--tracker");
        if (tracker != null) {
            builder.tracker(tracker);
        }
        String legacy = arguments.get("--legacy-tracker");
        if (legacy != null) {
            builder.legacyTracker(legacy);
        }
    }
}
