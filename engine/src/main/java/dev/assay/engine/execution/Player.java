package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plays the steps of one case in order and writes down what is seen. */
final class Player {

    private final Scenario.Case story;
    private final Adapter adapter;
    private final Stage stage;
    private final Settings settings;
    private final History history;
    private Optional<PendingAct> pending = Optional.empty();
    private Optional<Probe> probed = Optional.empty();
    private Optional<Known> known;
    private boolean orphans;
    private int acts;
    private int steps;

    /**
     * What was lived through.
     *
     * @param steps how many steps of the story
     * @param acts how many acts of a runner among them
     * @param history what was seen
     * @param known what the database holds, if nothing happened since it was read
     */
    record Past(int steps, int acts, History history, Optional<Known> known) {

        /** Nothing yet. */
        static Past none() {
            return new Past(0, 0, new History(), Optional.empty());
        }
    }

    /**
     * What the database holds.
     *
     * @param release the release whose versions the tracker was read for
     * @param state what was read
     */
    record Known(Release release, State state) {}

    Player(Scenario.Case story, Past past, Adapter adapter, Stage stage, Settings settings) {
        this.story = story;
        this.steps = past.steps();
        this.acts = past.acts();
        this.history = new History(past.history());
        this.known = past.known();
        this.adapter = adapter;
        this.stage = stage;
        this.settings = settings;
    }

    History history() {
        return history;
    }

    /**
     * Plays until the story ends, the runner hangs, or a script of the story fails because the runner did.
     *
     * @param probe looks at one of the acts while it is done
     */
    void play(Optional<Probe> probe) throws SQLException, IOException, InterruptedException {
        probed = probe;
        playUntil(story.steps().size());
        stage.held().letAllGo();
        settle();
        if (!stage.channels().problems().isEmpty()) {
            throw new ExecutionException(
                    "the wire proxy: " + String.join("; ", stage.channels().problems()));
        }
    }

    /**
     * Plays the first steps, which are not all.
     *
     * @return what was lived through, or nothing if the story cannot go on from there
     */
    Optional<Past> playFirst(int count) throws SQLException, IOException, InterruptedException {
        boolean goesOn = playUntil(count);
        settleIfClear();
        if (!goesOn || pending.isPresent() || !stage.held().isEmpty()) {
            return Optional.empty();
        }
        if (story.steps().get(steps) instanceof Step.Act next) {
            known = Optional.of(new Known(next.release(), stateBefore(next)));
        }
        return Optional.of(new Past(steps, acts, history, known));
    }

    private boolean playUntil(int end) throws SQLException, IOException, InterruptedException {
        boolean goesOn = true;
        while (goesOn && steps < end) {
            goesOn = timed(story.steps().get(steps));
            steps++;
        }
        return goesOn;
    }

    private boolean timed(Step step) throws SQLException, IOException, InterruptedException {
        long start = history.milliseconds();
        try {
            return playOne(step);
        } finally {
            history.played(step, start);
        }
    }

    private boolean playOne(Step step) throws SQLException, IOException, InterruptedException {
        if (step instanceof Step.Act act) {
            return act(act);
        }
        known = Optional.empty();
        if (step instanceof Step.Sql sql) {
            return script("sql", sql.sql(), step);
        } else if (step instanceof Step.Install install) {
            return script("install", install.sql(), step);
        } else if (step instanceof Step.Legacy legacy) {
            stage.legacy(legacy);
            history.note("legacy: tracker " + legacy.schema() + "." + legacy.table() + " at " + legacy.version()
                    + (legacy.dirty() ? ", dirty" : ""));
        } else if (step instanceof Step.Tracker tracker) {
            stage.rewriteTracker(tracker.change());
            history.note("tracker: its rows: " + Words.spelling(tracker.change()));
        } else if (step instanceof Step.Hold hold) {
            stage.held().hold(hold);
            history.note("hold: session " + hold.session() + " keeps open: "
                    + hold.sql().strip());
        } else if (step instanceof Step.LetGo go) {
            stage.held().letGo(go.session(), go.commit());
            history.note("release: session " + go.session());
            settleIfClear();
        } else if (step instanceof Step.AwaitOrphans) {
            stage.residue().awaitNoSessions(settings.bound());
            orphans = false;
            history.note("await: the sessions of the killed runner have ended");
            settleIfClear();
        }
        return true;
    }

    private boolean script(String verb, String sql, Step step) throws SQLException {
        try {
            if (step instanceof Step.Install) {
                stage.install(sql);
            } else {
                stage.script(sql);
            }
            history.note(verb + ": " + sql.strip());
            return true;
        } catch (SQLException e) {
            if (Judge.judge(history).findings().isEmpty()) {
                throw new ExecutionException(
                        "%s: the scenario's own SQL failed: %s; correct the scenario"
                                .formatted(step.at(), Replay.describe(e)),
                        e);
            }
            history.note(verb + ": failed, because the runner's state is wrong: " + Replay.describe(e));
            return false;
        }
    }

    private boolean act(Step.Act act) throws SQLException, IOException, InterruptedException {
        settle();
        acts++;
        State before = stateBefore(act);
        boolean pooled = act.via().isPresent();
        boolean others = orphans || (stage.channels().hasPooler() && !pooled);
        Set<Integer> earlier = others ? stage.backends().pids() : Set.of();
        Performance.Done done = perform(act);
        boolean hanging = done.ended(Outcome.Ending.TIMED_OUT);
        if (hanging) {
            stage.backends().terminateAll();
        }
        boolean backendLives = !hanging && leavesBackend(act, done);
        List<String> residue = backendLives ? List.of() : stage.residue().look(earlier, pooled);
        pending = Optional.of(new PendingAct(
                acts, act, done.outcomes(), before, history.beginning().orElse(before), residue, done.fault()));
        orphans = backendLives || (orphans && !hanging);
        settleIfClear();
        return !hanging;
    }

    /** A held session may lock what would be read, and the backend of a killed runner lives on: look when both are gone. */
    private void settleIfClear() throws SQLException {
        if (!orphans && stage.held().isEmpty()) {
            settle();
        }
    }

    /** Where nothing happened since the database was read, that is what an act meets. */
    private State stateBefore(Step.Act act) throws SQLException {
        Optional<State> read =
                known.filter(last -> last.release().equals(act.release())).map(Known::state);
        return read.isPresent() ? read.get() : stage.state(act.release());
    }

    private Performance.Done perform(Step.Act act) throws SQLException, IOException, InterruptedException {
        Performance performance = new Performance(adapter, stage, settings.bound(), acts);
        return act.equals(probed.map(Probe::act).orElse(null))
                ? performance.of(act, probed.get().plan())
                : performance.of(act);
    }

    /** Whether the backend is still at work on something that keeps it from noticing that the runner or its way has gone. */
    private static boolean leavesBackend(Step.Act act, Performance.Done done) {
        return act instanceof Step.Solo solo
                && solo.fault()
                        .filter(fault -> fault.when() instanceof Waiting)
                        .filter(fault -> done.ended(Outcome.Ending.KILLED)
                                || (fault.kind().endsConnection() && done.hasFault()))
                        .isPresent();
    }

    /** Tells which act, counted from 1, a step was, if it was reached. */
    Optional<Integer> numberOf(Step.Act act) {
        return history.acts().stream()
                .filter(seen -> seen.act().equals(act))
                .map(ActSeen::number)
                .reduce((earlier, later) -> later);
    }

    /** Looks at the database after the last act, if that was not done yet. */
    private void settle() throws SQLException {
        if (pending.isPresent()) {
            ActSeen seen = pending.get().settle(stage);
            pending = Optional.empty();
            known = Optional.of(new Known(seen.act().release(), seen.after()));
            history.add(seen);
            Narration.tell(seen, history);
            if (settings.trace()) {
                stage.channels().lines(seen.number()).forEach(line -> history.note("    " + line));
            }
        }
    }
}
