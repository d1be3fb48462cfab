package dev.assay.cli;

import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Pooler;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.yaml.Words;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells the steps of a scenario to somebody who has never seen its language. */
final class StepsInWords {

    private StepsInWords() {}

    static String of(Step step) {
        if (step instanceof Step.Act act) {
            return act(act) + expectation(act.expect());
        }
        if (step instanceof Step.Install install) {
            return "A schema file is loaded, of which the runner knows nothing: " + oneLine(install.sql());
        }
        if (step instanceof Step.Sql sql) {
            return "Somebody executes: " + oneLine(sql.sql());
        }
        if (step instanceof Step.Legacy legacy) {
            return legacy(legacy);
        }
        if (step instanceof Step.Hold hold) {
            return "The session '%s' keeps a transaction open (%s): %s"
                    .formatted(hold.session(), hold.isolation(), oneLine(hold.sql()));
        }
        if (step instanceof Step.Tracker tracker) {
            return tracker.change() == Step.TrackerChange.REVERSED
                    ? "The rows of the runner's tracker are written anew in the reverse order, as by a restore"
                    : "Every time in the runner's tracker is put a hundred years later, as by a clock that was wrong";
        }
        if (step instanceof Step.LetGo letGo) {
            return "The session '%s' ends its transaction: it %s"
                    .formatted(letGo.session(), letGo.commit() ? "commits" : "rolls back");
        }
        return "The sessions that a killed runner left come to their end";
    }

    private static String act(Step.Act act) {
        String release = act.release().toString();
        if (act instanceof Step.Race race) {
            return ("Two runners deploy %s; the second starts %s of the first; when it waits, too, or has ended, the session '%s'"
                            + " rolls back")
                    .formatted(release, race.when(), race.releases());
        }
        if (act instanceof Step.Solo solo) {
            return inWords(solo.action(), release) + others(act.release()) + through(solo.via()) + fault(solo.fault());
        }
        return "Two runners deploy " + release;
    }

    private static String inWords(Action action, String release) {
        return switch (action.verb()) {
            case DEPLOY -> "The runner deploys " + release;
            case ADOPT -> "The runner is asked to adopt " + release;
            case ROLLBACK ->
                "The runner takes back what is above " + action.to().orElseThrow() + " of " + release;
            case RECOVER ->
                "The operator recovers to " + action.to().orElseThrow() + ", as the runner's manual says, with "
                        + release + " on disk";
            case VERIFY -> "The runner is asked whether the database is as " + release + " wants it";
            case CLEAN -> "The runner removes everything that its migrations made, with " + release + " on disk";
            case DEPLOY_DEFERRED -> "The runner deploys " + release + ", the deferred ones too";
            case VERIFY_REQUIRED -> "The runner is asked whether what is not deferred of " + release + " is applied";
            case VERIFY_DEFERRED -> "The runner is asked whether what is deferred of " + release + " is applied";
            case ACCEPT_CHANGES -> "The runner is told that the texts of " + release + " are right as they are now";
        };
    }

    private static String others(Release release) {
        return release.others().isEmpty()
                ? ""
                : ", with other files beside it: "
                        + String.join(", ", release.others().keySet());
    }

    private static String through(Optional<Pooler> pooler) {
        return pooler.map(one -> ", through " + Words.spelling(one)).orElse("");
    }

    private static String fault(Optional<Fault> fault) {
        return fault.map(one -> "; then " + what(one.kind()) + ", " + one.when())
                .orElse("");
    }

    private static String what(Fault.Kind kind) {
        return switch (kind) {
            case CUT -> "the connection is reset";
            case CLOSE -> "the connection is closed in order";
            case FREEZE -> "the connection freezes half-open";
            case BLACKOUT -> "the network is gone until the runner has ended";
            case TERMINATE -> "its session is terminated";
            case KILL -> "the runner is killed";
            case SERVER_CRASH -> "the server crashes and recovers";
        };
    }

    private static String expectation(Expectation expect) {
        String names = expect.names().isEmpty() ? "" : ", and name " + String.join(" or ", expect.names());
        return switch (expect.outcome()) {
            case SUCCESS -> "";
            case FAILURE -> "; it should fail" + names;
            case REFUSAL -> "; it should refuse without having changed anything" + names;
            case EITHER -> "; it may succeed or fail" + names;
        };
    }

    private static String legacy(Step.Legacy legacy) {
        String version = legacy.version().isPresent()
                ? "stands at " + legacy.version().getAsLong() + (legacy.dirty() ? ", dirty" : "")
                : "is empty";
        return "golang-migrate was there before: its tracker %s.%s %s; it really ran %s"
                .formatted(legacy.schema(), legacy.table(), version, legacy.applied());
    }

    static String of(Exploration exploration) {
        if (exploration instanceof Exploration.CrashPoints points) {
            return "The last act is interrupted before and after each of its requests ("
                    + points.modes().stream().map(Words::spelling).collect(Collectors.joining(", "))
                    + ") and tried again, each point a case of its own";
        }
        boolean lost = ((Exploration.Interleavings) exploration).lost().isPresent();
        return lost
                ? "The last act is done by two runners at once: before each request of the first its lock is lost, as the session that"
                        + " has it is ended, and the second runs before the first goes on; then the act is tried again"
                : "The last act is done by two runners at once, in every order of their requests";
    }

    private static String oneLine(String sql) {
        return sql.strip().replaceAll("\\s+", " ");
    }
}
