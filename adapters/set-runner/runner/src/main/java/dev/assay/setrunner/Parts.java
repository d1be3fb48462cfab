package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The parts that a run is put together from: what each of them is, is decided here and nowhere else. The runner has one choice; a test
 * replaces a part to see what a runner that does this one thing in another way makes of a database.
 */
class Parts {

    MigrationSet read(Path directory) {
        return MigrationDirectory.scan(directory);
    }

    ParsedMigration parse(MigrationId id, Path file) {
        return MigrationParser.parse(id, file);
    }

    /** What is recorded of a text, to see later whether it was changed. */
    String checksum(SourceFile source) {
        return source.checksum();
    }

    MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
        return new MigrateCommand(options, session, disk);
    }

    AdoptCommand adopt(Options options, Session session, MigrationSet disk) {
        return new AdoptCommand(options, session, disk);
    }

    DownCommand down(Options options, Session session, MigrationSet disk) {
        return new DownCommand(options, session, disk);
    }

    VerifyObjectsCommand verifyObjects(Options options, Session session, MigrationSet disk) {
        return new VerifyObjectsCommand(options, session, disk);
    }

    CleanCommand clean(Options options, Session session, MigrationSet disk) {
        return new CleanCommand(options, session, disk);
    }

    AcceptChangesCommand acceptChanges(Options options, Session session, MigrationSet disk) {
        return new AcceptChangesCommand(options, session, disk);
    }

    /** Waits for the lock and takes it. */
    MigrationLock lock(Session session, Options options) throws SQLException {
        AdvisoryLock lock = new AdvisoryLock(session, options);
        lock.acquire();
        return lock;
    }

    SessionBaseline baseline(Session session) throws SQLException {
        return new SessionBaseline(session);
    }

    Tracker tracker(Session session, Options options) {
        return new Tracker(session, options.tracker());
    }

    LegacyTracker legacyTracker(Session session, QualifiedName name) {
        return new LegacyTracker(session, name);
    }

    History history(Session session, Options options, MigrationSet disk) throws SQLException {
        return History.read(session, options, disk);
    }

    ProgressTable progress(Session session, Options options) {
        return new ProgressTable(session, options.progress());
    }

    Consistency consistency(Options options, MigrationSet disk) {
        return new Consistency(options, disk);
    }

    Deferral deferral() {
        return new Deferral();
    }

    ExistingObjectsCheck existingObjects(Session session, Options options) {
        return new ExistingObjectsCheck(session, options);
    }

    TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
        return new TransactionalExecution(context, migration);
    }

    StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
        return new StepwiseExecution(context, migration);
    }

    ConcurrentSteps concurrent(RunContext context, ParsedMigration migration) {
        return new ConcurrentSteps(context, migration);
    }

    Adoption adoption(
            List<ParsedMigration> release, List<CatalogSnapshot> replayed, CatalogSnapshot real, Options options) {
        return new Adoption(release, replayed, real, options.columnOrder());
    }

    AdoptionWork adoptionWork(RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
        return new AdoptionWork(context, adoption, proof, expected);
    }
}
