package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
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
    private final History history = new History();
    private Optional<PendingAct> pending = Optional.empty();
    private Optional<Probe> probed = Optional.empty();
    private Optional<ActSeen> untouched = Optional.empty();
    private boolean orphans;
    private int acts;

    Player(Scenario.Case story, Adapter adapter, Stage stage, Settings settings) {
        this.story = story;
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
        for (Step step : story.steps()) {
            if (!timed(step)) {
                break;
            }
        }
        stage.held().letAllGo();
        settle();
        if (!stage.channels().problems().isEmpty()) {
            throw new ExecutionException(
                    "the wire proxy: " + String.join("; ", stage.channels().problems()));
        }
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
        untouched = Optional.empty();
        if (step instanceof Step.Sql sql) {
            return script("sql", sql.sql(), step);
        } else if (step instanceof Step.Install install) {
            return script("install", install.sql(), step);
        } else if (step instanceof Step.Legacy legacy) {
            stage.legacy(legacy);
            history.note("legacy: tracker " + legacy.schema() + "." + legacy.table() + " at " + legacy.version()
                    + (legacy.dirty() ? ", dirty" : ""));
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
        boolean backendLives = done.ended(Outcome.Ending.KILLED) && leavesBackend(act);
        List<String> residue = backendLives ? List.of() : stage.residue().look(earlier, pooled);
        pending = Optional.of(new PendingAct(acts, act, done.outcomes(), before, residue, done.fault()));
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

    /** Where nothing happened since the last act, what it left is what this one meets. */
    private State stateBefore(Step.Act act) throws SQLException {
        Optional<State> known = untouched
                .filter(last -> last.act().release().equals(act.release()))
                .map(ActSeen::after);
        return known.isPresent() ? known.get() : stage.state(act.release());
    }

    private Performance.Done perform(Step.Act act) throws SQLException, IOException, InterruptedException {
        Performance performance = new Performance(adapter, stage, settings.bound(), acts);
        return act.equals(probed.map(Probe::act).orElse(null))
                ? performance.of(act, probed.get().plan())
                : performance.of(act);
    }

    /** Whether the runner is killed while its backend is at work on something that keeps it from noticing. */
    private static boolean leavesBackend(Step.Act act) {
        return act instanceof Step.Solo solo
                && solo.fault().filter(fault -> fault.when() instanceof Waiting).isPresent();
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
            untouched = Optional.of(seen);
            history.add(seen);
            Narration.tell(seen, history);
            if (settings.trace()) {
                stage.channels().lines(seen.number()).forEach(line -> history.note("    " + line));
            }
        }
    }
}
