package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.FileTrees;
import dev.assay.engine.postgres.Reaper;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the cases of scenarios against one runner, each on a database of its own. Safe for several threads at once. */
public final class Execution {

    private final Adapter adapter;
    private final List<Deviation> deviations;
    private final DatabasePool pool;
    private final Settings settings;
    private final Facts facts;
    private final Oracle oracle;
    private final TwinMemory twins;

    /**
     * What is the same for every case of a run and belongs into its result.
     *
     * @param runnerVersion the version of the runner's tool
     * @param postgres the version of the server
     */
    public record Facts(String runnerVersion, String postgres) {}

    /**
     * Prepares to run.
     *
     * @param adapter drives the runner
     * @param deviations what is recorded of the runner
     * @param pool where databases come from
     * @param settings how to run
     * @param facts what belongs into every result
     */
    public Execution(Adapter adapter, List<Deviation> deviations, DatabasePool pool, Settings settings, Facts facts) {
        this.adapter = adapter;
        this.deviations = List.copyOf(deviations);
        this.pool = pool;
        this.settings = settings;
        this.facts = facts;
        this.oracle = new Oracle(pool);
        this.twins = new TwinMemory(pool);
    }

    /**
     * Lives through a case and judges what was seen. Whatever Assay or the adapter throws becomes the verdict
     * {@link Verdict#ERROR}.
     *
     * @param scenario the scenario
     * @param story one of its cases
     * @return the result, never {@code null}
     * @throws InterruptedException if interrupted meanwhile
     */
    public Result run(Scenario scenario, Scenario.Case story) throws InterruptedException {
        return run(scenario, story, settings.keep(), (player, stage) -> player.play(Optional.empty()));
    }

    /**
     * Lives through a case in which nothing goes wrong, and observes one act of it. Its database is never kept.
     *
     * @param scenario the scenario
     * @param story one of its cases
     * @param act the act of it to observe
     * @return what was seen, never {@code null}
     * @throws InterruptedException if interrupted meanwhile
     */
    public Probed probe(Scenario scenario, Scenario.Case story, Step.Act act) throws InterruptedException {
        AtomicReference<Probed.Observed> observed = new AtomicReference<>();
        Result result = run(scenario, story, false, (player, stage) -> {
            try (Probe probe = new Probe(act, stage.database().connect(Backends.OWN + "probe"))) {
                player.play(Optional.of(probe));
                player.numberOf(act)
                        .flatMap(number ->
                                stage.channels().traces(number).stream().findFirst())
                        .ifPresent(trace -> observed.set(new Probed.Observed(trace, probe.statesBefore())));
            }
        });
        return new Probed(result, Optional.ofNullable(observed.get()));
    }

    /** How a case is played on a stage. */
    private interface Play {
        void on(Player player, Stage stage) throws SQLException, IOException, InterruptedException;
    }

    private Result run(Scenario scenario, Scenario.Case story, boolean keep, Play play) throws InterruptedException {
        ResultWriter writer = new ResultWriter(scenario, story, adapter.runner().id(), facts, deviations);
        if (!adapter.capabilities().containsAll(scenario.requires())) {
            return writer.notApplicable(adapter.capabilities());
        }
        if (story.crashesServer() && !pool.canCrash()) {
            return writer.none("it could not be run: this server must not be crashed, or cannot be started again;"
                    + " take the embedded one with --postgres embedded");
        }
        Optional<String> lacking = settings.programs().lacking(story);
        if (lacking.isPresent()) {
            return settings.programs().required() ? writer.unplayable(lacking.get()) : writer.none(lacking.get());
        }
        try {
            return play(scenario, story, keep, writer, play);
        } catch (SQLException | IOException | RuntimeException e) {
            return writer.error(e, List.of());
        }
    }

    private Result play(Scenario scenario, Scenario.Case story, boolean keep, ResultWriter writer, Play play)
            throws SQLException, IOException, InterruptedException {
        Path directory = Files.createTempDirectory("assay-" + scenario.id());
        Reaper.Watch watch = Reaper.watchDirectory(directory);
        try (Stage stage = new Stage(adapter, oracle, twins, scenario.level(), pool, directory, settings)) {
            Player player = new Player(story, adapter, stage, settings);
            try {
                play.on(player, stage);
            } catch (SQLException | IOException | RuntimeException e) {
                return writer.error(e, player.history().log());
            }
            Result result = writer.judged(Judge.judge(player.history()), player.history())
                    .with(new EvidenceWriter(scenario, story, player.history(), stage).write());
            return keep ? writer.kept(result, stage.keep()) : result;
        } finally {
            FileTrees.delete(directory);
            watch.close();
        }
    }
}
