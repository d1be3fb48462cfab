package dev.assay.setrunner;

import java.util.List;

/**
 * Applies the migrations of a directory to a PostgreSQL database, each exactly once, and can say at any time which ones are applied.
 *
 * <pre>{@code
 * SetRunner runner = SetRunner.builder()
 *         .database("jdbc:postgresql://localhost/shop", "app", password)
 *         .migrations(Path.of("db/migrations"))
 *         .build();
 * runner.migrate();
 * }</pre>
 *
 * <p>Applied is a set: one row a migration in {@code public.applied_migrations}. What is on disk and not in the set is pending, a
 * lower version that arrives late included. A migration and its row commit together or not at all. Two runners exclude each other.
 *
 * <p>Every method opens what it needs and gives it back as it was: the lock is released, the session has the settings that it had.
 * Instances are immutable and may be used from many threads; with one {@link SetRunnerBuilder#connection connection} of the caller,
 * from one at a time. Every failure is a {@link SetRunnerException} with an {@link ExitCode}.
 */
public final class SetRunner {

    private final Options options;

    SetRunner(Options options) {
        this.options = options;
    }

    /** Starts a configuration. */
    public static SetRunnerBuilder builder() {
        return new SetRunnerBuilder();
    }

    /**
     * Applies everything pending that is not deferred, in ascending version order. Returns only when the required set is complete; a
     * read-only server with nothing to apply is success without a write. With {@link DeferredPolicy#APPLY} the deferred ones are applied
     * too.
     *
     * @throws SetRunnerException at the first failure; what was applied before it stays applied and recorded
     */
    public MigrateResult migrate() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options,
                session -> options.parts().migrate(options, session, disk).run());
    }

    /**
     * Rehearses what {@link #migrate()} would do: everything pending is executed on the real schema in one transaction, which is rolled
     * back. While it lasts, it holds the locks of all of these migrations. It leaves nothing behind, but for numbers that were drawn from
     * sequences, which PostgreSQL never takes back.
     *
     * @throws SetRunnerException as {@code migrate()} would throw it
     */
    public DryRunResult dryRun() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(options, session -> new DryRunCommand(options, session, disk).run());
    }

    /**
     * Records the migrations whose objects are in the database already, after proving it: the release is replayed in a scratch
     * database beside this one and the catalogs are compared. Missing indexes, columns and constraints are created; anything that
     * is there and different refuses the adoption.
     *
     * @throws SetRunnerException.ExistingObjects naming the first difference, or why nothing could be proven
     */
    public AdoptResult adopt() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options,
                session -> options.parts().adopt(options, session, disk).run());
    }

    /** Compares the applied set with the on-disk set. Reads only, takes no lock. */
    public VerifyResult verify() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(options, session -> new InspectCommand(options, session, disk).verify());
    }

    /**
     * Compares the sets, and the objects that the applied migrations make in a scratch database beside this one with those that are
     * here. This database is only read; the migration lock is held meanwhile.
     *
     * @throws SetRunnerException.ExistingObjects if the applied migrations cannot be replayed, so that nothing can be said
     */
    public VerifyResult verifyObjects() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options,
                session -> options.parts().verifyObjects(options, session, disk).run());
    }

    /** Tells for each migration, on disk or recorded, where it stands, in ascending version order. Reads only, takes no lock. */
    public List<MigrationStatus> status() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(options, session -> new InspectCommand(options, session, disk).status());
    }

    /**
     * Undoes the {@code count} highest applied versions by their {@code .down.sql}, highest first, each in one transaction with the
     * deletion of its row.
     *
     * @param count how many, at least one; more than are applied is refused
     * @throws SetRunnerException.FilesRefused before anything runs, if one of the files is missing or holds no statement
     */
    public DownResult down(int count) {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options, session -> options.parts().down(options, session, disk).run(count));
    }

    /**
     * Removes every object that the recorded migrations made, with its rows, and their records, in one transaction: afterwards the database
     * is as before the first of them. What they made is what a replay in a scratch database leaves there. What an extension owns stays, and
     * what anybody else made; an extension goes only if a migration made it without IF NOT EXISTS.
     *
     * @throws SetRunnerException.ExistingObjects if something of somebody else's depends on what would go, or the migrations cannot be
     *     replayed; nothing was changed
     */
    public CleanResult clean() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options,
                session -> options.parts().clean(options, session, disk).run());
    }

    /**
     * Records the contents that the files of applied migrations have now, so that {@link ChecksumPolicy#VERIFY} does not refuse them any
     * more. Runs nothing of them; rows without a checksum stay without.
     *
     * @return the migrations whose contents were accepted, in ascending order
     */
    public List<MigrationId> acceptChanges() {
        MigrationSet disk = options.parts().read(options.migrations());
        return Session.use(
                options,
                session -> options.parts().acceptChanges(options, session, disk).run());
    }
}
