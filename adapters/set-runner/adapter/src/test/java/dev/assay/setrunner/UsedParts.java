package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogSnapshot;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The parts of the right set-runner, which note which of them a run asks for. Where it does not ask for a part, a miniature in which that
 * part is wrong does what the set-runner does.
 */
public final class UsedParts extends Parts {

    /** The id of the runner that is put together from them. */
    public static final String RUNNER = "set-runner-with-used-parts";

    private static final Set<String> USED = ConcurrentHashMap.newKeySet();

    /** Begins the configuration of this runner. */
    public static SetRunnerBuilder builder() {
        return SetRunner.builder().parts(new UsedParts());
    }

    /** Forgets what was used before. */
    public static void forget() {
        USED.clear();
    }

    /** The names of the parts that were asked for since. */
    public static Set<String> used() {
        return new TreeSet<>(USED);
    }

    /** The names of all parts. */
    public static Set<String> all() {
        return partsOf(Parts.class);
    }

    /** The names of the parts of which this class notes that they are asked for. */
    static Set<String> noted() {
        return partsOf(UsedParts.class);
    }

    /** The names of the parts that a miniature replaces. */
    public static Set<String> replacedBy(Miniature miniature) {
        Set<String> replaced = new TreeSet<>();
        for (Class<?> type = miniature.parts().get().getClass(); type != Parts.class; type = type.getSuperclass()) {
            replaced.addAll(partsOf(type));
        }
        replaced.retainAll(all());
        return replaced;
    }

    private static Set<String> partsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    MigrationSet read(Path directory) {
        USED.add("read");
        return super.read(directory);
    }

    @Override
    ParsedMigration parse(MigrationId id, Path file) {
        USED.add("parse");
        return super.parse(id, file);
    }

    @Override
    String checksum(SourceFile source) {
        USED.add("checksum");
        return super.checksum(source);
    }

    @Override
    MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
        USED.add("migrate");
        return super.migrate(options, session, disk);
    }

    @Override
    AdoptCommand adopt(Options options, Session session, MigrationSet disk) {
        USED.add("adopt");
        return super.adopt(options, session, disk);
    }

    @Override
    DownCommand down(Options options, Session session, MigrationSet disk) {
        USED.add("down");
        return super.down(options, session, disk);
    }

    @Override
    VerifyObjectsCommand verifyObjects(Options options, Session session, MigrationSet disk) {
        USED.add("verifyObjects");
        return super.verifyObjects(options, session, disk);
    }

    @Override
    CleanCommand clean(Options options, Session session, MigrationSet disk) {
        USED.add("clean");
        return super.clean(options, session, disk);
    }

    @Override
    AcceptChangesCommand acceptChanges(Options options, Session session, MigrationSet disk) {
        USED.add("acceptChanges");
        return super.acceptChanges(options, session, disk);
    }

    @Override
    MigrationLock lock(Session session, Options options) throws SQLException {
        USED.add("lock");
        return super.lock(session, options);
    }

    @Override
    SessionBaseline baseline(Session session) throws SQLException {
        USED.add("baseline");
        return super.baseline(session);
    }

    @Override
    Tracker tracker(Session session, Options options) {
        USED.add("tracker");
        return super.tracker(session, options);
    }

    @Override
    LegacyTracker legacyTracker(Session session, QualifiedName name) {
        USED.add("legacyTracker");
        return super.legacyTracker(session, name);
    }

    @Override
    History history(Session session, Options options, MigrationSet disk) throws SQLException {
        USED.add("history");
        return super.history(session, options, disk);
    }

    @Override
    ProgressTable progress(Session session, Options options) {
        USED.add("progress");
        return super.progress(session, options);
    }

    @Override
    Consistency consistency(Options options, MigrationSet disk) {
        USED.add("consistency");
        return super.consistency(options, disk);
    }

    @Override
    Deferral deferral() {
        USED.add("deferral");
        return super.deferral();
    }

    @Override
    ExistingObjectsCheck existingObjects(Session session, Options options) {
        USED.add("existingObjects");
        return super.existingObjects(session, options);
    }

    @Override
    TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
        USED.add("transactional");
        return super.transactional(context, migration);
    }

    @Override
    StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
        USED.add("stepwise");
        return super.stepwise(context, migration);
    }

    @Override
    ConcurrentSteps concurrent(RunContext context, ParsedMigration migration) {
        USED.add("concurrent");
        return super.concurrent(context, migration);
    }

    @Override
    Adoption adoption(
            List<ParsedMigration> release, List<CatalogSnapshot> replayed, CatalogSnapshot real, Options options) {
        USED.add("adoption");
        return super.adoption(release, replayed, real, options);
    }

    @Override
    AdoptionWork adoptionWork(RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
        USED.add("adoptionWork");
        return super.adoptionWork(context, adoption, proof, expected);
    }
}
