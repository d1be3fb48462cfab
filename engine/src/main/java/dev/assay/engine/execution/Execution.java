package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.FileTrees;
import dev.assay.engine.postgres.Reaper;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Runs the cases of scenarios against one runner, each on a database of its own. Safe for several threads at once. */
public final class Execution {

    private static final Duration DELETE_BOUND = Duration.ofSeconds(10);

    private final Adapter adapter;
    private final List<Deviation> deviations;
    private final Grounds grounds;
    private final Settings settings;
    private final Facts facts;

    /**
     * What is the same for every case of a run and belongs into its result.
     *
     * @param runnerVersion the version of the runner's tool
     * @param postgres the version of the server
     * @param today the day of the run, by which records run out
     */
    public record Facts(String runnerVersion, String postgres, LocalDate today) {}

    /**
     * Prepares to run.
     *
     * @param adapter drives the runner
     * @param deviations what is recorded of the runner
     * @param grounds where databases come from, and what is known of their server
     * @param settings how to run
     * @param facts what belongs into every result
     */
    public Execution(Adapter adapter, List<Deviation> deviations, Grounds grounds, Settings settings, Facts facts) {
        this.adapter = adapter;
        this.deviations = deviations.stream()
                .filter(one -> one.isOf(facts.runnerVersion()))
                .toList();
        this.grounds = grounds;
        this.settings = settings;
        this.facts = facts;
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
        return run(scenario, story, Optional.empty());
    }

    /**
     * Lives through a case as {@link #run(Scenario, Scenario.Case)} does.
     *
     * @param scenario the scenario
     * @param story one of its cases
     * @param prelude its first steps, if they were lived through already
     * @return the result, never {@code null}
     * @throws InterruptedException if interrupted meanwhile
     */
    public Result run(Scenario scenario, Scenario.Case story, Optional<Prelude> prelude) throws InterruptedException {
        return run(scenario, story, prelude, settings.keep(), (player, stage) -> player.play(Optional.empty()));
    }

    /**
     * Lives through the first steps of a case once, for many cases that begin with the same.
     *
     * @param scenario the scenario
     * @param story one of its cases
     * @param steps how many steps
     * @return the prelude, to be closed; nothing if there are no such steps, or each case has to play them itself, because
     *     they leave something that is not in the database or cannot be copied, or do not succeed
     * @throws InterruptedException if interrupted meanwhile
     */
    public Optional<Prelude> prelude(Scenario scenario, Scenario.Case story, int steps) throws InterruptedException {
        if (steps == 0) {
            return Optional.empty();
        }
        try {
            Staged<Optional<Prelude.Beginning>> staged =
                    onStage(scenario, story, Optional.empty(), (player, stage) -> beginning(player, stage, steps));
            if (!staged.left().isEmpty()) {
                staged.outcome().ifPresent(Prelude.Beginning::discard);
                return Optional.empty();
            }
            return staged.outcome().map(beginning -> beginning.prelude(grounds.pool()));
        } catch (SQLException | IOException | RuntimeException e) {
            // Each case meets the same, and says so.
            return Optional.empty();
        }
    }

    private static Optional<Prelude.Beginning> beginning(Player player, Stage stage, int steps)
            throws SQLException, IOException, InterruptedException {
        Optional<Player.Past> past = player.playFirst(steps);
        if (past.isPresent() && stage.canBeCopied()) {
            return Optional.of(new Prelude.Beginning(past.get(), stage.knowledge(), stage.handOver()));
        }
        return Optional.empty();
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
        Result result = run(scenario, story, Optional.empty(), false, (player, stage) -> {
            try (Probe probe = new Probe(act, stage, losesLock(scenario))) {
                player.play(Optional.of(probe));
                player.numberOf(act)
                        .flatMap(number ->
                                stage.channels().traces(number).stream().findFirst())
                        .ifPresent(trace ->
                                observed.set(new Probed.Observed(trace, probe.statesBefore(), probe.holdersBefore())));
            }
        });
        return new Probed(result, Optional.ofNullable(observed.get()));
    }

    private static boolean losesLock(Scenario scenario) {
        return scenario.exploration()
                .filter(one -> one instanceof Exploration.Interleavings interleavings
                        && interleavings.lost().isPresent())
                .isPresent();
    }

    /** How a case is played. */
    private interface Play {
        void on(Player player, Stage stage) throws SQLException, IOException, InterruptedException;
    }

    /** What was decided on a stage, and how it was cleared away. */
    private record Staged<T>(T outcome, Clearing clearing) {

        List<String> left() {
            return clearing.notes();
        }
    }

    /** What is done on a stage. */
    private interface Performing<T> {
        T on(Player player, Stage stage) throws SQLException, IOException, InterruptedException;
    }

    private Result run(Scenario scenario, Scenario.Case story, Optional<Prelude> prelude, boolean keep, Play play)
            throws InterruptedException {
        ResultWriter writer = new ResultWriter(scenario, story, adapter.runner().id(), facts, deviations);
        if (!adapter.capabilities().containsAll(scenario.requires())) {
            return writer.notApplicable(adapter.capabilities());
        }
        if (story.crashesServer() && !grounds.pool().canCrash()) {
            return writer.none("it could not be run: this server must not be crashed, or cannot be started again;"
                    + " take the embedded one with --postgres embedded");
        }
        if (!grounds.pool().hasLocale(scenario.collation().icuLocale())) {
            return writer.none("it could not be run: no database of this server can have the collation '"
                    + Words.spelling(scenario.collation())
                    + "'; take a server of version 15 or later that was built with ICU");
        }
        Optional<String> lacking = settings.programs().lacking(story);
        if (lacking.isPresent()) {
            return settings.programs().required() ? writer.unplayable(lacking.get()) : writer.none(lacking.get());
        }
        try {
            Staged<Result> staged = onStage(scenario, story, prelude, (player, stage) -> {
                EvidenceWriter evidence = new EvidenceWriter(scenario, story, player.history(), stage);
                Result result = played(writer, player, stage, play, evidence);
                return keep ? writer.kept(result, stage.keep()) : result;
            });
            return staged.outcome().noted(staged.left());
        } catch (SQLException | IOException | RuntimeException e) {
            return writer.error(e, List.of());
        }
    }

    private static Result played(ResultWriter writer, Player player, Stage stage, Play play, EvidenceWriter evidence)
            throws InterruptedException {
        try {
            play.on(player, stage);
            return writer.judged(
                            Judge.judge(player.history()),
                            player.history(),
                            stage.channels().sqlStates())
                    .with(evidence.write());
        } catch (SQLException | IOException | RuntimeException e) {
            return writer.error(e, player.history().log());
        }
    }

    /** What is decided on a stage stays, whether or not the stage can be cleared away. */
    private <T> Staged<T> onStage(
            Scenario scenario, Scenario.Case story, Optional<Prelude> prelude, Performing<T> performing)
            throws SQLException, IOException, InterruptedException {
        Clearing clearing = new Clearing();
        Path directory = Files.createTempDirectory("assay-" + scenario.id());
        Reaper.Watch watch = Reaper.watchDirectory(directory);
        try {
            Stage stage = stage(scenario, prelude, directory);
            try {
                Player.Past past = prelude.map(Prelude::past).orElseGet(Player.Past::none);
                T outcome = performing.on(new Player(story, past, adapter, stage, settings), stage);
                return new Staged<>(outcome, clearing);
            } finally {
                clearing.attempt(stage::close);
            }
        } finally {
            clearing.attempt(() -> {
                FileTrees.delete(directory, DELETE_BOUND);
                watch.close();
            });
        }
    }

    private Stage stage(Scenario scenario, Optional<Prelude> prelude, Path directory) throws SQLException {
        Stage.Knowledge knowledge = prelude.map(Prelude::knowledge).orElseGet(() -> Stage.Knowledge.ofEmpty(adapter));
        Ground ground = grounds.of(scenario.collation());
        Database database = prelude.map(Prelude::lease).orElseGet(ground.empty());
        return Stage.open(adapter, ground, scenario.level(), database, knowledge, directory, settings);
    }
}
