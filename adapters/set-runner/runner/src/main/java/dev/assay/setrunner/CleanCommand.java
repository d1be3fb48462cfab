package dev.assay.setrunner;

import dev.assay.setrunner.Inventory.Item;
import dev.assay.setrunner.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes what the recorded migrations made and nothing else. What they make is what their replay in a scratch database leaves there; what
 * an extension owns stays, and so does everything that somebody else made. All of it is one transaction.
 */
class CleanCommand {

    private static final String RULE =
            "clean removes all that the migrations made and nothing else; nothing was changed";

    private final Options options;
    private final Session session;
    private final MigrationSet disk;

    CleanCommand(Options options, Session session, MigrationSet disk) {
        this.options = options;
        this.session = session;
        this.disk = disk;
    }

    CleanResult run() throws SQLException {
        return LockedRun.run(session, options, this::clean);
    }

    private CleanResult clean(RunContext context) throws SQLException {
        List<TrackerRow> rows = context.tracker().rows();
        Consistency consistency = options.parts().consistency(options, disk);
        consistency.check(rows);
        History.refuseToEmpty(session, options, "clean", RULE);
        List<MigrationId> recorded = recorded(rows);
        if (recorded.isEmpty()) {
            return new CleanResult(List.of(), List.of());
        }
        List<ParsedMigration> migrations = recorded.stream().map(this::parse).toList();
        Preflight preflight = new Preflight(session, options);
        preflight.standardStrings();
        preflight.writable(recorded);
        Set<Item> made = made(context, migrations);
        List<String> removed = new ArrayList<>();
        context.record("clean", () -> {
            removed.addAll(remove(context, made));
            forget(context, recorded);
        });
        return new CleanResult(removed, recorded);
    }

    /** The applied migrations, and those that have begun. */
    private List<MigrationId> recorded(List<TrackerRow> rows) throws SQLException {
        List<MigrationId> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.id()));
        options.parts().progress(session, options).begun(rows).forEach(begun -> ids.add(begun.id()));
        ids.sort(Comparator.comparingLong(MigrationId::version));
        return ids;
    }

    private ParsedMigration parse(MigrationId id) {
        MigrationFile file = disk.get(id.version());
        if (file == null) {
            throw refused(
                    "migration " + id,
                    "its file, to know what it made",
                    "no file",
                    "restore the file, then clean again");
        }
        return options.parts().parse(id, file.up());
    }

    /** What the migrations leave in an empty database, the newest first; an extension that may have been there before is not theirs. */
    Set<Item> made(RunContext context, List<ParsedMigration> migrations) throws SQLException {
        List<Inventory> replayed = new ScratchReplay(context).run(migrations, Inventory::of);
        Set<Item> made = new LinkedHashSet<>(replayed.get(replayed.size() - 1).without(replayed.get(0)));
        made.removeIf(item -> item.kind().equals("extension") && !isCertain(item, migrations));
        return made;
    }

    private static boolean isCertain(Item extension, List<ParsedMigration> migrations) {
        return migrations.stream()
                .flatMap(migration -> migration.statements().stream())
                .anyMatch(statement -> creates(statement, extension));
    }

    /** Without IF NOT EXISTS it would have failed if the extension had been there. */
    private static boolean creates(SqlStatement statement, Item extension) {
        return statement.startsWith("CREATE", "EXTENSION")
                && !statement.startsWith("CREATE", "EXTENSION", "IF")
                && statement.head().stream()
                        .anyMatch(token -> token.isName()
                                && Sql.identifierIfNeeded(token.name()).equals(extension.identity()));
    }

    private List<String> remove(RunContext context, Set<Item> made) throws SQLException {
        Inventory before = Inventory.of(context);
        List<Item> own = before.items().stream()
                .filter(made::contains)
                .filter(item -> mayGo(before, item))
                .toList();
        for (Item item : own) {
            drop(item);
        }
        Inventory after = Inventory.of(context);
        refuseLeft(own, after);
        refuseOthers(before, after, made);
        return own.stream().map(Item::toString).toList();
    }

    /** Whether an object is dropped by itself: its parts go with it, and what an extension owns stays. */
    boolean mayGo(Inventory inventory, Item item) {
        return inventory.isOwnAndWhole(item);
    }

    private static void refuseLeft(List<Item> own, Inventory after) {
        own.stream().filter(after::contains).findFirst().ifPresent(left -> {
            throw refused(
                    left.toString(), "what can be dropped", "it is still there", "remove it by hand, then clean again");
        });
    }

    /** What hangs on what is dropped goes, too: if it is somebody else's, nothing goes. */
    void refuseOthers(Inventory before, Inventory after, Set<Item> made) {
        for (Item gone : before.without(after)) {
            // A part of what is gone as a whole went with it.
            String parent = before.parent(gone);
            boolean alone = parent == null || after.has(parent);
            if (alone && !made.contains(gone)) {
                throw refused(
                        gone.toString(),
                        "that nothing depends on what the migrations made",
                        "it does, and no migration made it",
                        "remove it or what ties it to them by hand, then clean again");
            }
        }
    }

    private void drop(Item item) throws SQLException {
        if (item.kind().equals("default acl")) {
            return;
        }
        String kind = item.kind().equals("statistics object")
                ? "STATISTICS"
                : item.kind().replace('-', ' ').toUpperCase(Locale.ROOT);
        try {
            session.execute("DROP " + kind + " IF EXISTS " + item.identity() + " CASCADE");
        } catch (SQLException e) {
            if (Failures.lostConnection(e)) {
                throw Failures.ofServer("clean, " + item, e);
            }
            throw new SetRunnerException.SqlFailed(
                    new Problem(
                            "clean, " + item,
                            "that it can be dropped",
                            Failures.describe(e),
                            RULE,
                            "repair that, then clean again"),
                    e.getSQLState(),
                    e);
        }
    }

    private void forget(RunContext context, List<MigrationId> recorded) throws SQLException {
        for (MigrationId id : recorded) {
            context.recordUndone(id);
        }
    }

    private static SetRunnerException refused(String where, String expected, String found, String next) {
        return new SetRunnerException.ExistingObjects(new Problem(where, expected, found, RULE, next), null);
    }
}
