package dev.assay.cli;

import dev.assay.report.certificate.Bundle;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay verify}: checks a bundle, without believing whoever made it if that is wanted. */
@Command(
        name = "verify",
        description = "Check that no byte of a bundle was changed, offline; and with --rerun that it happens again.",
        footer = {
            "%nExamples:",
            "  ./assay verify assay-set-runner-0.1.0.zip",
            "  ./assay verify assay-set-runner-0.1.0.zip --rerun 5%",
            "      runs a sample of the cases again, and compares what the runner did"
        })
final class VerifyCommand implements Callable<Integer> {

    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]?|100)%");

    private final Screen screen;

    @Parameters(paramLabel = "BUNDLE", description = "What ./assay certify wrote.")
    private Path bundle = Path.of("");

    @Option(names = "--rerun", paramLabel = "N%", description = "Run so much of it again, at least one case.")
    private @Nullable String rerun;

    @Option(names = "--seed", paramLabel = "N", description = "What the choice of the sample depends on. Default: 1.")
    private long seed = 1;

    @Mixin
    private PostgresArguments postgres = new PostgresArguments();

    @Mixin
    private RunnerArguments adapters = new RunnerArguments();

    VerifyCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws InterruptedException {
        int percent = percent();
        Bundle found = Bundle.verify(bundle);
        screen.line(bundle + " is as it was written: everything in it follows from its results");
        new Certificate(screen).tell(found);
        if (percent == 0) {
            return ExitStatus.AS_EXPECTED;
        }
        return new Rerun(screen, postgres, adapters).of(found, percent, seed);
    }

    private int percent() {
        if (rerun == null) {
            return 0;
        }
        Matcher matcher = PERCENT.matcher(rerun);
        if (matcher.matches()) {
            return Integer.parseInt(matcher.group(1));
        }
        throw UserError.at("--rerun " + rerun)
                .expected("a share from 1% to 100%")
                .found("'" + rerun + "'")
                .rule("a sample is a share of the cases")
                .next("say for instance --rerun 5%");
    }
}
