package dev.assay.engine.execution;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.yaml.Words;
import java.util.Locale;

/** Says what exactly a step does. */
final class StepText {

    private StepText() {}

    /** Names a step as the scenario language does. */
    static String title(Step step) {
        if (step instanceof Step.Solo solo) {
            return Words.spelling(solo.action().verb());
        } else if (step instanceof Step.LetGo) {
            return "release";
        } else if (step instanceof Step.AwaitOrphans) {
            return "await";
        }
        return step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    static String of(Step step) {
        if (step instanceof Step.Act act) {
            return act(act);
        } else if (step instanceof Step.Sql sql) {
            return sql.sql().strip();
        } else if (step instanceof Step.Install install) {
            return install.sql().strip();
        } else if (step instanceof Step.Legacy legacy) {
            String version =
                    legacy.version().isPresent() ? "at " + legacy.version().getAsLong() : "empty";
            return "tracker %s.%s %s%s"
                    .formatted(legacy.schema(), legacy.table(), version, legacy.dirty() ? ", dirty" : "");
        } else if (step instanceof Step.Hold hold) {
            return "session %s keeps open: %s"
                    .formatted(hold.session(), hold.sql().strip());
        } else if (step instanceof Step.Tracker tracker) {
            return "its rows: " + Words.spelling(tracker.change());
        } else if (step instanceof Step.LetGo go) {
            return "session %s %s".formatted(go.session(), go.commit() ? "commits" : "rolls back");
        }
        return "until the sessions of the killed runner have ended";
    }

    private static String act(Step.Act act) {
        String text = "release " + act.release();
        if (!act.release().others().isEmpty()) {
            text += ", beside it " + String.join(", ", act.release().others().keySet());
        }
        if (act instanceof Step.Schedule schedule && schedule.lost().isPresent()) {
            text += ", by two runners at once, of which the first loses its lock";
        } else if (!(act instanceof Step.Solo)) {
            text += ", by two runners at once";
        } else if (act.action().to().isPresent()) {
            boolean undoes = act.is(Action.Verb.ROLLBACK);
            text += (undoes ? ", back to " : ", last good version ")
                    + act.action().to().getAsLong();
        }
        return text
                + act.via().map(pooler -> ", through " + Words.spelling(pooler)).orElse("");
    }
}
