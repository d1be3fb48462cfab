package dev.assay.cli;

import dev.assay.engine.postgres.PostgresException;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Words;
import dev.assay.report.stream.StreamException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into a message and an exit status; a stack trace is only for {@code --debug}. */
final class Messages implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Screen screen;

    Messages(Screen screen) {
        this.screen = screen;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        screen.error(UserError.at(name)
                .expected("what '" + name + " --help' describes")
                .found(found(e))
                .rule("the command line is read before anything is done")
                .next(next(e, name))
                .text());
        screen.trace(e);
        if (!command.getSubcommands().isEmpty()) {
            command.usage(screen.err(), command.getColorScheme());
        }
        return ExitStatus.BAD_INPUT;
    }

    private static String found(ParameterException e) {
        String text = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
        return text.isEmpty() ? "something else" : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static String next(ParameterException e, String name) {
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String nearest = Words.nearest(unmatched.getUnmatched().get(0), known(e.getCommandLine()));
            return "did you mean '" + nearest + "'? '" + name + " --help' lists everything";
        }
        return "run '" + name + " --help'";
    }

    private static List<String> known(CommandLine command) {
        List<String> known = new ArrayList<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        return known;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        screen.trace(e);
        if (e instanceof UserError || e instanceof InputException || e instanceof StreamException) {
            screen.error(String.valueOf(e.getMessage()));
            return ExitStatus.BAD_INPUT;
        }
        if (e instanceof PostgresException) {
            screen.error(String.valueOf(e.getMessage()));
            return ExitStatus.ERROR;
        }
        screen.error(internal(e));
        return ExitStatus.ERROR;
    }

    /** The message for what nobody foresaw. */
    static String internal(Throwable e) {
        return "assay " + dev.assay.report.RunResults.assayVersion() + ": expected no error of Assay's own, found "
                + e.getClass().getSimpleName() + ": " + e.getMessage()
                + " [an error in Assay is never charged to a runner]; next: run it again with --debug, and report it";
    }
}
