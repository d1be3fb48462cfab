package dev.assay.cli;

import dev.assay.engine.junit.SessionServer;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.report.CaseResult;
import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.util.List;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;

/**
 * Shows how to look at databases that were kept. A server that Assay started is up for as long as somebody looks, and
 * ends with Assay: nothing is left behind.
 */
final class KeptDatabases {

    private final Screen screen;
    private final PostgresOptions options;

    KeptDatabases(Screen screen, PostgresOptions options) {
        this.screen = screen;
        this.options = options;
    }

    /** Says how to connect, and waits if the server ends with Assay. */
    void show(LauncherSession session, List<CaseResult> results) {
        Optional<PostgresServer> server = SessionServer.find(session.getStore(), options);
        List<String> kept = results.stream()
                .flatMap(one -> one.result().database().stream())
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
        if (server.isEmpty() || kept.isEmpty()) {
            screen.line("No database was kept: no case was lived through to its end.");
            return;
        }
        boolean ours = options.external() == null;
        for (String database : kept) {
            tell(server.get().endpoint(database), ours);
        }
        if (ours) {
            screen.line("  The password is this server's alone, and gone with it.");
            screen.line(
                    "The database is kept until you press Enter or Ctrl-C; then its server ends, and nothing is left.");
            screen.awaitEnter();
        }
    }

    private void tell(Endpoint database, boolean ours) {
        screen.line(StyledLine.of(Style.STRONG, "The database is kept. To look at it:"));
        List<String> psql = List.of(
                "psql",
                "-h",
                database.host(),
                "-p",
                String.valueOf(database.port()),
                "-U",
                database.user(),
                "-d",
                database.database());
        String password = ours ? "PGPASSWORD=" + Shell.quote(database.password()) + " " : "";
        screen.line("  " + password + Shell.join(psql));
        if (!ours) {
            screen.line("  It stays on your server. To drop it: dropdb -h %s -p %d -U %s %s"
                    .formatted(
                            database.host(),
                            database.port(),
                            Shell.quote(database.user()),
                            Shell.quote(database.database())));
        }
    }
}
