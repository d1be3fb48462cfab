package dev.assay.cli;

import dev.assay.engine.compare.DifferenceJson;
import dev.assay.engine.compare.DifferenceText;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Level;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.schema.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay diff}: tells in what two databases differ. */
@Command(
        name = "diff",
        description = "Compare the schemas of two databases, or of a database and a snapshot.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            " 0:they are equal at the level",
            " 1:they differ",
            " 2:the command line, a database or a file cannot be used",
            " 3:Assay itself failed"
        },
        footer = {
            "%nExamples:",
            "  ./assay diff postgresql://postgres@127.0.0.1:5432/fresh postgresql://postgres@127.0.0.1:5432/upgraded",
            "  ./assay diff --level schema schema.json postgresql://postgres@127.0.0.1:5432/app"
        })
final class DiffCommand implements Callable<Integer> {

    private static final String NAME = "./assay diff";

    private final Screen screen;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            converter = LevelArgument.class,
            description = "strict: everything. schema: without owners, grants, comments, storage details. logical: also"
                    + " without names of constraints and indexes, and column order. Default: strict.")
    private Level level = Level.STRICT;

    @Mixin
    private StateArguments state = new StateArguments();

    @Option(names = "--json", description = "Write JSON, for machines.")
    private boolean json;

    @Option(
            names = "--most",
            paramLabel = "N",
            description =
                    "How many objects, and how many notes, to write at most; their number is always told. Default: ${DEFAULT-VALUE}.")
    private int most = 50;

    @Parameters(
            index = "0",
            paramLabel = "REFERENCE",
            description = "What should be: the URL of a database, or a file.")
    private String reference = "";

    @Parameters(index = "1", paramLabel = "ACTUAL", description = "What is: the URL of a database, or a file.")
    private String actual = "";

    DiffCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() {
        SnapshotSource expected = new SnapshotSource(NAME, reference);
        SnapshotSource found = new SnapshotSource(NAME, actual);
        Snapshot one = expected.snapshot(state);
        Snapshot other = found.snapshot(state);
        SchemaDifference difference = SchemaDifference.between(one, other, level);
        int bound = Math.max(0, most);
        List<String> all = new ArrayList<>();
        notes(expected, one, all);
        notes(found, other, all);
        List<String> notes = bounded(all, bound);
        if (json) {
            screen.line(DifferenceJson.of(difference, notes, bound));
        } else {
            screen.line("reference: " + expected.shown() + " (PostgreSQL " + one.serverVersion() + ")");
            screen.line("actual:    " + found.shown() + " (PostgreSQL " + other.serverVersion() + ")");
            notes.forEach(note -> screen.line("note: " + note));
            DifferenceText.of(difference, bound).forEach(screen::line);
        }
        return difference.isEmpty() ? ExitStatus.AS_EXPECTED : ExitStatus.FINDING;
    }

    private static List<String> bounded(List<String> notes, int bound) {
        List<String> some = new ArrayList<>(notes.subList(0, Math.min(notes.size(), bound)));
        if (notes.size() > bound) {
            some.add("%d more such notes are left out (--most)".formatted(notes.size() - bound));
        }
        return some;
    }

    private static void notes(SnapshotSource source, Snapshot snapshot, List<String> notes) {
        Unreadable.in(snapshot).forEach(what -> notes.add(source.shown() + ": could not be read: " + what));
        CatalogReader.unknown(snapshot.serverVersion())
                .forEach(what -> notes.add(source.shown() + ": not known to this Assay: " + what));
    }
}
