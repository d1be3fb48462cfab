package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Adapters;
import dev.assay.report.RunnerEntry;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./assay tools}: the tools of runners. */
@Command(
        name = "tools",
        description = "List or install the tools of the runners.",
        synopsisSubcommandLabel = "(list | install)",
        footer = {"%nExamples:", "  ./assay tools list", "  ./assay tools install golang-migrate"})
final class ToolsCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private ToolsCommand() {}

    static CommandLine commandLine(Screen screen) {
        return new CommandLine(new ToolsCommand())
                .addSubcommand(new ListTools(screen))
                .addSubcommand(new Install(screen));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list or install is missing");
    }

    @Command(
            name = "list",
            description = "List the tools, and whether they are there.",
            footer = {"%nExample:", "  ./assay tools list"})
    static final class ListTools implements Runnable {

        private final Screen screen;

        @Mixin
        private RunnerArguments adapters = new RunnerArguments();

        ListTools(Screen screen) {
            this.screen = screen;
        }

        @Override
        public void run() {
            for (Adapter adapter : adapters.adapters().all()) {
                RunnerEntry entry = RunnerChoice.entry(adapter);
                StyledLine line = new StyledLine().add(Style.STRONG, "%-20s ".formatted(entry.id()));
                screen.line(
                        entry.available()
                                ? line.add(Style.GOOD, "available  ").add(entry.version())
                                : line.add(Style.UNSURE, "not available  ")
                                        .add(entry.reason() + "; next: " + entry.remedy()));
            }
        }
    }

    @Command(
            name = "install",
            description =
                    "Install the tool of a runner into .tools, from its ecosystem's own package registry. A tool that is"
                            + " named is installed anew; with 'all' only those that are missing are.",
            footer = {"%nExamples:", "  ./assay tools install golang-migrate", "  ./assay tools install all"})
    static final class Install implements Callable<Integer> {

        private static final String ALL = "all";

        private final Screen screen;

        @Mixin
        private RunnerArguments adapters = new RunnerArguments();

        @Parameters(paramLabel = "NAME", arity = "1..*", description = "The id of a runner, or all.")
        private List<String> names = new ArrayList<>();

        Install(Screen screen) {
            this.screen = screen;
        }

        @Override
        public Integer call() throws InterruptedException {
            List<Adapter> wanted = wanted(adapters.adapters());
            int status = ExitStatus.AS_EXPECTED;
            for (Adapter adapter : wanted) {
                try {
                    install(adapter);
                } catch (IOException e) {
                    screen.trace(e);
                    screen.error(String.valueOf(e.getMessage()));
                    status = ExitStatus.BAD_INPUT;
                }
            }
            return status;
        }

        /** One that is named is installed anew; of all, those that are there stay as they are. */
        private void install(Adapter adapter) throws IOException, InterruptedException {
            RunnerEntry entry = RunnerChoice.entry(adapter);
            if (names.contains(ALL) && entry.available()) {
                screen.line(entry.id() + ": " + entry.version() + " is there");
            } else {
                adapter.install(screen::line);
            }
        }

        private List<Adapter> wanted(Adapters known) {
            try {
                return names.contains(ALL)
                        ? known.all()
                        : names.stream().map(known::named).toList();
            } catch (IllegalArgumentException e) {
                throw new UserError("./assay tools install: " + e.getMessage()).because(e);
            }
        }
    }
}
