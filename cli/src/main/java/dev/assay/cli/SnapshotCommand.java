package dev.assay.cli;

import dev.assay.engine.compare.SnapshotJson;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.schema.Unreadable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./assay snapshot}: writes what the catalogs of a database say. */
@Command(
        name = "snapshot",
        description = "Write a snapshot of a database's schema as JSON, which './assay diff' takes in place of a URL.",
        footer = {
            "%nExamples:",
            "  ./assay snapshot --out schema.json postgresql://postgres@127.0.0.1:5432/app",
            "  ./assay snapshot --state postgresql://postgres@127.0.0.1:5432/app"
        })
final class SnapshotCommand implements Callable<Integer> {

    private final Screen screen;

    @Mixin
    private StateArguments state = new StateArguments();

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: the standard output.")
    private @Nullable Path out;

    @Parameters(
            paramLabel = "URL",
            description = "A database on this machine (its password is best put into PGPASSWORD).")
    private String url = "";

    SnapshotCommand(Screen screen) {
        this.screen = screen;
    }

    @Override
    public Integer call() throws IOException {
        SnapshotSource source = new SnapshotSource("./assay snapshot", url);
        if (!source.isDatabase()) {
            throw UserError.at("./assay snapshot " + url)
                    .expected("the URL of a database on this machine")
                    .found("\"" + url + "\"")
                    .rule("a URL begins with postgresql: or jdbc:postgresql:")
                    .next("write postgresql://USER@127.0.0.1:PORT/DATABASE");
        }
        Snapshot snapshot = source.snapshot(state);
        write(snapshot);
        Unreadable.in(snapshot).forEach(what -> screen.error("note: could not be read: " + what));
        return ExitStatus.AS_EXPECTED;
    }

    private void write(Snapshot snapshot) throws IOException {
        if (out == null) {
            SnapshotJson.write(snapshot, screen.out());
            screen.out().flush();
            return;
        }
        try (Writer writer = Files.newBufferedWriter(out)) {
            SnapshotJson.write(snapshot, writer);
        } catch (IOException e) {
            throw UserError.at("./assay snapshot --out " + out)
                    .expected("a file that can be written")
                    .found(e.getClass().getSimpleName() + ": " + e.getMessage())
                    .rule("--out names where the snapshot goes")
                    .next("name another file")
                    .because(e);
        }
    }
}
