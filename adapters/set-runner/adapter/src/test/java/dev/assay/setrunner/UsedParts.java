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

    /** Notes that the part was asked for which the calling method makes. */
    private static void note() {
        USED.add(StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getMethodName()));
    }

    @Override
    MigrationSet read(Path directory) {
        note();
        return super.read(directory);
    }

    @Override
    ParsedMigration parse(MigrationId id, Path file) {
        note();
        return super.parse(id, file);
    }

    @Override
    String checksum(SourceFile source) {
        note();
        return super.checksum(source);
    }

    @Override
    MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
        note();
        return super.migrate(options, session, disk);
    }

    @Override
    AdoptCommand adopt(Options options, Session session, MigrationSet disk) {
        note();
        return super.adopt(options, session, disk);
    }

    @Override
    DownCommand down(Options options, Session session, MigrationSet disk) {
        note();
        return super.down(options, session, disk);
    }

    @Override
    VerifyObjectsCommand verifyObjects(Options options, Session session, MigrationSet disk) {
        note();
        return super.verifyObjects(options, session, disk);
    }

    @Override
    CleanCommand clean(Options options, Session session, MigrationSet disk) {
        note();
        return super.clean(options, session, disk);
    }

    @Override
    AcceptChangesCommand acceptChanges(Options options, Session session, MigrationSet disk) {
        note();
        return super.acceptChanges(options, session, disk);
    }

    @Override
    MigrationLock lock(Session session, Options options) throws SQLException {
        note();
        return super.lock(session, options);
    }

    @Override
    SessionBaseline baseline(Session session) throws SQLException {
        note();
        return super.baseline(session);
    }

    @Override
    Tracker tracker(Session session, Options options) {
        note();
        return super.tracker(session, options);
    }

    @Override
    LegacyTracker legacyTracker(Session session, QualifiedName name) {
        note();
        return super.legacyTracker(session, name);
    }

    @Override
    History history(Session session, Options options, MigrationSet disk) throws SQLException {
        note();
        return super.history(session, options, disk);
    }

    @Override
    ProgressTable progress(Session session, Options options) {
        note();
        return super.progress(session, options);
    }

    @Override
    Consistency consistency(Options options, MigrationSet disk) {
        note();
        return super.consistency(options, disk);
    }

    @Override
    Deferral deferral() {
        note();
        return super.deferral();
    }

    @Override
    ExistingObjectsCheck existingObjects(Session session, Options options) {
        note();
        return super.existingObjects(session, options);
    }

    @Override
    TransactionalExecution transactional(RunContext context, ParsedMigration migration) {
        note();
        return super.transactional(context, migration);
    }

    @Override
    StepwiseExecution stepwise(RunContext context, ParsedMigration migration) {
        note();
        return super.stepwise(context, migration);
    }

    @Override
    ConcurrentSteps concurrent(RunContext context, ParsedMigration migration) {
        note();
        return super.concurrent(context, migration);
    }

    @Override
    Adoption adoption(
            List<ParsedMigration> release, List<CatalogSnapshot> replayed, CatalogSnapshot real, Options options) {
        note();
        return super.adoption(release, replayed, real, options);
    }

    @Override
    AdoptionWork adoptionWork(RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
        note();
        return super.adoptionWork(context, adoption, proof, expected);
    }
}
