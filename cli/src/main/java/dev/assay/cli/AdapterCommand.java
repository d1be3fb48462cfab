package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.contract.Contract;
import dev.assay.engine.contract.RuleResult;
import dev.assay.engine.contract.RuleResult.Outcome;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./assay adapter}: for those who write adapters. */
@Command(
        name = "adapter",
        description = "Begin a descriptor of your own runner, or try whether it works.",
        synopsisSubcommandLabel = "(init | check)",
        footer = {"%nExamples:", "  ./assay adapter init my-runner.yaml", "  ./assay adapter check my-runner.yaml"})
final class AdapterCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private AdapterCommand() {}

    static CommandLine commandLine(Screen screen) {
        return new CommandLine(new AdapterCommand())
                .addSubcommand(new Init(screen))
                .addSubcommand(new Check(screen));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "init or check is missing");
    }

    @Command(
            name = "init",
            description = "Write a descriptor with comments, in which everything can be replaced.",
            footer = {"%nExample:", "  ./assay adapter init my-runner.yaml"})
    static final class Init implements Callable<Integer> {

        private final Screen screen;

        @Parameters(paramLabel = "FILE", description = "The file to write; one that is there is not overwritten.")
        private Path file = Path.of("");

        Init(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Integer call() throws IOException {
            String example = Adapters.example()
                    .orElseThrow(
                            () -> new UserError("./assay adapter init: nobody on the class path reads descriptors"));
            try {
                Files.writeString(file, example, StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw UserError.at("./assay adapter init " + file)
                        .expected("a file that is not there yet")
                        .found("one that is")
                        .rule("nothing of yours is overwritten")
                        .next("choose another name")
                        .because(e);
            }
            screen.line("wrote %s; next: change it, then ./assay adapter check %s"
                    .formatted(file, Shell.quote(file.toString())));
            return ExitStatus.AS_EXPECTED;
        }
    }

    @Command(
            name = "check",
            description = "Try an adapter on small releases: does it do what the harness relies on?",
            footer = {"%nExamples:", "  ./assay adapter check my-runner.yaml", "  ./assay adapter check goose dbmate"})
    static final class Check implements Callable<Integer> {

        private final Screen screen;

        @Mixin
        private PostgresArguments postgres = new PostgresArguments();

        @Option(
                names = "--bound",
                paramLabel = "SECONDS",
                description = "How long the runner may take for one order. Default: 60.")
        private int bound = 60;

        @Parameters(
                paramLabel = "ADAPTER",
                arity = "1..*",
                description = "A descriptor file, or the id of a runner that is known already.")
        private List<String> names = new ArrayList<>();

        Check(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Integer call() throws InterruptedException {
            List<Adapter> adapters = new AdapterChoice("./assay adapter check", names).adapters();
            int status = ExitStatus.AS_EXPECTED;
            try (PostgresServer server = PostgresServer.start(postgres.options(), line -> {});
                    DatabasePool pool = DatabasePool.open(server, 2)) {
                for (Adapter adapter : adapters) {
                    List<RuleResult> results = Contract.check(adapter, pool, Duration.ofSeconds(bound));
                    show(adapter, results);
                    boolean broken = results.stream().anyMatch(result -> result.outcome() == Outcome.BROKEN);
                    status = broken ? ExitStatus.BAD_INPUT : status;
                }
            }
            return status;
        }

        private void show(Adapter adapter, List<RuleResult> results) {
            screen.line(new StyledLine().add(Style.STRONG, adapter.runner().id()));
            for (RuleResult result : results) {
                StyledLine line = new StyledLine().add("  ");
                switch (result.outcome()) {
                    case KEPT -> line.add(Style.GOOD, "kept      ");
                    case BROKEN -> line.add(Style.BAD, "BROKEN    ");
                    case LEFT_OUT -> line.add(Style.UNSURE, "left out  ");
                    case NOTED -> line.add("noted     ");
                }
                screen.line(line.add(result.rule() + ": " + result.detail()));
            }
        }
    }
}
