package dev.assay.engine.execution;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.Step;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plays the steps of one case in order and writes down what is seen. */
final class Player {

    private final Scenario.Case story;
    private final Adapter adapter;
    private final Stage stage;
    private final Settings settings;
    private final History history = new History();
    private Optional<PendingAct> pending = Optional.empty();
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

    /** Plays until the story ends, the runner hangs, or a script of the story fails because the runner did. */
    void play() throws SQLException, IOException, InterruptedException {
        for (Step step : story.steps()) {
            if (!playOne(step)) {
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

    private boolean playOne(Step step) throws SQLException, IOException, InterruptedException {
        if (step instanceof Step.Act act) {
            return act(act);
        } else if (step instanceof Step.Sql sql) {
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
        } else if (step instanceof Step.AwaitOrphans) {
            stage.residue().awaitNoSessions(settings.bound());
            history.note("await: the sessions of the killed runner have ended");
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
        State before = stage.state(act.release());
        List<Outcome> outcomes = new ArrayList<>();
        Optional<FaultReport> fault = perform(act, outcomes);
        boolean killed = ended(outcomes, Outcome.Ending.KILLED);
        boolean hanging = ended(outcomes, Outcome.Ending.TIMED_OUT);
        if (hanging) {
            stage.backends().terminateAll();
        }
        List<String> residue = killed ? List.of() : stage.residue().look();
        pending = Optional.of(new PendingAct(acts, act, List.copyOf(outcomes), before, residue, fault));
        // A held session may lock what would be read, and the backend of a killed runner lives on: look when both
        // are gone.
        if (!killed && stage.held().isEmpty()) {
            settle();
        }
        return !hanging;
    }

    private static boolean ended(List<Outcome> outcomes, Outcome.Ending ending) {
        return outcomes.stream().anyMatch(outcome -> outcome.ending() == ending);
    }

    /** Looks at the database after the last act, if that was not done yet. */
    private void settle() throws SQLException {
        if (pending.isPresent()) {
            ActSeen seen = pending.get().settle(stage);
            pending = Optional.empty();
            history.add(seen);
            Narration.tell(seen, history);
            if (settings.trace()) {
                stage.channels().trace(seen.number()).forEach(line -> history.note("    " + line));
            }
        }
    }

    private Optional<FaultReport> perform(Step.Act act, List<Outcome> outcomes)
            throws SQLException, IOException, InterruptedException {
        if (act instanceof Step.Race race) {
            return Optional.of(new RaceOf(stage, settings.bound()).run(race, () -> start(act), outcomes));
        }
        Running running = start(act);
        Optional<Step.Deploy> faulty =
                act instanceof Step.Deploy deploy && deploy.fault().isPresent()
                        ? Optional.of(deploy)
                        : Optional.empty();
        Optional<FaultReport> report = Optional.empty();
        if (faulty.isPresent()) {
            report = Optional.of(new FaultInjector(stage.backends(), stage.held(), settings.bound())
                    .inject(faulty.get().fault().orElseThrow(), running));
        }
        outcomes.add(running.await(settings.bound()));
        return report;
    }

    private Running start(Step.Act act) throws IOException {
        return adapter.start(
                new Order(action(act), act.release(), stage.channels().open(acts), stage.newDirectory(), kills(act)));
    }

    private static boolean kills(Step.Act act) {
        return act instanceof Step.Deploy deploy
                && deploy.fault()
                        .filter(fault -> fault.kind() == Fault.Kind.KILL_RUNNER)
                        .isPresent();
    }

    private static Order.Action action(Step.Act act) {
        if (act instanceof Step.Adopt) {
            return new Order.Adopt();
        } else if (act instanceof Step.Rollback rollback) {
            return new Order.Rollback(rollback.to());
        } else if (act instanceof Step.Recover recover) {
            return new Order.Recover(recover.to());
        }
        return new Order.Deploy();
    }
}
