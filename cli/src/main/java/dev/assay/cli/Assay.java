package dev.assay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "./assay",
        description = "Drives PostgreSQL migration runners through real incidents, on a real PostgreSQL.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:everything is as expected",
            " 1:a finding, a stale record of a deviation, or an inconclusive case",
            " 2:the command line or an input file cannot be used",
            " 3:Assay itself, an adapter or the server failed"
        },
        footer = {
            "%nExamples:",
            "  ./assay run",
            "  ./assay run --runner golang-migrate --family parallel-merge",
            "  ./assay reproduce parallel-merge-gap --runner golang-migrate --keep",
            "  ./assay list scenarios"
        })
final class Assay implements Runnable {

    private final Screen screen;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Assay(Screen screen) {
        this.screen = screen;
    }

    /** Runs a command and answers its exit status. */
    static int execute(Screen screen, String... arguments) {
        Messages messages = new Messages(screen);
        return commandLine(screen)
                .setParameterExceptionHandler(messages)
                .setExecutionExceptionHandler(messages)
                .execute(arguments);
    }

    /** The commands, ready to parse. */
    static CommandLine commandLine(Screen screen) {
        CommandLine commands = new CommandLine(new Assay(screen))
                .addSubcommand(new RunCommand(screen))
                .addSubcommand(new ReproduceCommand(screen))
                .addSubcommand(new ExportCommand(screen))
                .addSubcommand(new CertifyCommand(screen))
                .addSubcommand(new VerifyCommand(screen))
                .addSubcommand(new ReportCommand(screen))
                .addSubcommand(new MergeCommand(screen))
                .addSubcommand(ListCommand.commandLine(screen))
                .addSubcommand(new ExplainCommand(screen))
                .addSubcommand(new ValidateCommand(screen))
                .addSubcommand(new DiffCommand(screen))
                .addSubcommand(new SnapshotCommand(screen))
                .addSubcommand(ToolsCommand.commandLine(screen))
                .addSubcommand(AdapterCommand.commandLine(screen))
                .addSubcommand(new HelpCommand());
        return commands.setOut(screen.out())
                .setErr(screen.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        screen.hasColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colours, also on a terminal. So does the environment variable NO_COLOR.")
    void noColour(boolean wanted) {
        if (wanted) {
            screen.withoutColour();
        }
    }

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in Assay an error happened.")
    void debug(boolean wanted) {
        if (wanted) {
            screen.withDebug();
        }
    }

    /** No command is a mistake; the list of commands is the answer. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
