package dev.assay.cli;

import dev.assay.engine.execution.Result;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Waiting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the steps of a story into a script, in their order. */
final class ExportedSteps {

    private final ScriptText script;
    private final Export files;
    private final List<String> sessions = new ArrayList<>();
    private Release expected = new Release(List.of());
    private int acts;
    private int scripts;

    ExportedSteps(ScriptText script, Export files) {
        this.script = script;
        this.files = files;
    }

    void write(Step step) throws IOException {
        if (step instanceof Step.Solo solo) {
            solo(solo);
        } else if (step instanceof Step.Race race) {
            race(race);
        } else if (step instanceof Step.Sql sql) {
            sql("the application or an operator acts", sql.sql());
        } else if (step instanceof Step.Install install) {
            sql("a schema file is loaded, as a fresh install would", install.sql());
        } else if (step instanceof Step.Legacy legacy) {
            legacy(legacy);
        } else if (step instanceof Step.Hold hold) {
            String name = sqlFile(hold.sql());
            sessions.add(hold.session());
            script.say("a session keeps a transaction open: " + hold.sql().strip());
            script.call("hold", String.valueOf(descriptor(hold.session())), hold.isolation(), name);
        } else if (step instanceof Step.LetGo go) {
            script.say("that transaction ends");
            script.call("let_go", String.valueOf(descriptor(go.session())), go.commit() ? "COMMIT" : "ROLLBACK");
        } else if (step instanceof Step.AwaitOrphans) {
            script.say("waiting until the sessions of the killed tool have ended by themselves");
            script.call("await_no_sessions");
        }
    }

    private int descriptor(String session) {
        return Exportable.descriptor(sessions.lastIndexOf(session));
    }

    private void sql(String what, String sql) throws IOException {
        String name = sqlFile(sql);
        script.say(what + ": " + sql.strip());
        script.line("on \"$scratch\" --single-transaction -f \"$here/" + name + "\" > /dev/null");
    }

    private String sqlFile(String sql) throws IOException {
        scripts++;
        String name = "step_" + scripts + ".sql";
        files.file(name, sql);
        return name;
    }

    private void legacy(Step.Legacy legacy) throws IOException {
        StringBuilder sql = new StringBuilder();
        for (Migration migration : legacy.applied().migrations()) {
            sql.append(migration.up().strip()).append(";\n");
        }
        String tracker = legacy.schema() + "." + legacy.table();
        sql.append(
                "CREATE SCHEMA IF NOT EXISTS %s;\nCREATE TABLE %s (version bigint PRIMARY KEY, dirty boolean NOT NULL);\n"
                        .formatted(legacy.schema(), tracker));
        legacy.version()
                .ifPresent(version ->
                        sql.append("INSERT INTO %s VALUES (%d, %b);\n".formatted(tracker, version, legacy.dirty())));
        script.say("another runner was here before: its tracker " + tracker + " and what it applied");
        script.line("on \"$scratch\" -f \"$here/" + sqlFile(sql.toString()) + "\" > /dev/null");
    }

    private void solo(Step.Solo solo) throws IOException {
        acts++;
        expected = expected(solo);
        script.say(title(solo.action()) + ", on disk: " + titles(solo.release()));
        Optional<String> act = files.act(acts, solo.action(), solo.release());
        if (act.isEmpty()) {
            script.say("  it has no command for that: it is run again");
        } else if (solo.fault().isPresent()) {
            faulty(act.get(), solo.fault().get());
        } else {
            script.call("play", act.get());
        }
    }

    /** A recovery mends the tracker, and the deploy that follows brings what is missing. */
    private Release expected(Step.Solo solo) {
        Release release = solo.release();
        return solo.is(Action.Verb.RECOVER)
                ? release
                : release.only(solo.action().leaves(release, expected.versions()));
    }

    private void faulty(String act, Fault fault) {
        Waiting moment = (Waiting) fault.when();
        script.call("begin", act);
        script.call("await_waiting", oneLine(moment.statement()), condition(moment));
        if (fault.kind() == Fault.Kind.KILL) {
            script.line("kill -9 \"$pid\"");
            script.say("    killed the tool while its session was in " + moment.statement());
        } else {
            script.call("terminate");
            // A tool that tries again waits as it did before, until nobody holds anything any more.
            script.line("if [ -n \"$again\" ]; then");
            sessions.stream()
                    .distinct()
                    .forEach(session -> script.line("  let_go " + descriptor(session) + " ROLLBACK"));
            script.line("fi");
        }
        script.call("finish", act);
    }

    private void race(Step.Race race) throws IOException {
        acts++;
        expected = race.release();
        script.say("two of them at once, on disk: " + titles(race.release()));
        String first = files.act(acts, race.action(), race.release()).orElseThrow();
        acts++;
        String second = files.act(acts, race.action(), race.release()).orElseThrow();
        script.call("begin", first);
        script.call("await_waiting", oneLine(race.when().statement()), condition(race.when()));
        script.line("first=$pid");
        script.call("begin", second);
        script.line("second=$first");
        script.line("while kill -0 \"$pid\" 2> /dev/null && [ -z \"$(on \"$scratch\" -At -c \"SELECT pid FROM"
                + " pg_stat_activity WHERE datname = current_database() AND application_name NOT LIKE 'assay export%'"
                + " AND wait_event_type = 'Lock' AND pid <> $found LIMIT 1\")\" ]; do sleep 0.1; done");
        script.call("let_go", String.valueOf(descriptor(race.releases())), "ROLLBACK");
        script.call("finish", second);
        script.line("pid=$second second=");
        script.call("finish", first);
    }

    private static String condition(Waiting moment) {
        if (moment.phase().isEmpty()) {
            return "true";
        }
        String flags = moment.phase().get() == Waiting.Phase.EARLY ? "NOT indisready" : "indisready AND NOT indisvalid";
        return "EXISTS (SELECT FROM pg_index WHERE " + flags + ")";
    }

    /** Shows what should be and what is. */
    void conclude(Result result) throws IOException {
        for (String session : sessions.stream().distinct().toList()) {
            script.line("let_go " + descriptor(session) + " ROLLBACK");
        }
        script.call("await_no_sessions");
        List<Migration> ordered = expected.migrations().stream()
                .sorted(Comparator.comparingLong(Migration::version))
                .toList();
        for (Migration migration : ordered) {
            String name = sqlFile(migration.up());
            script.line("on \"$expected\" -f \"$here/" + name
                    + "\" > /dev/null 2> \"$work/refused\" || say \"    the server"
                    + " refuses migration " + migration.version() + " on an empty database, too:"
                    + " $(head -n 1 \"$work/refused\")\"");
        }
        script.conclusion(result, titles(expected));
    }

    private static String title(Action action) {
        return switch (action.verb()) {
            case DEPLOY -> "a deploy";
            case ADOPT -> "the tool takes the database over";
            case ROLLBACK -> "the tool undoes what is above " + action.to().orElseThrow();
            case RECOVER -> "the operator follows the tool's documented recovery";
            case VERIFY -> "the tool is asked whether the database is as it should be";
            case CLEAN -> "the tool removes everything that its migrations made";
            case DEPLOY_DEFERRED -> "a deploy of the deferred migrations, too";
            case VERIFY_REQUIRED -> "the tool is asked whether what is not deferred is applied";
            case VERIFY_DEFERRED -> "the tool is asked whether what is deferred is applied";
            case ACCEPT_CHANGES -> "the tool accepts that applied files changed";
        };
    }

    private static String titles(Release release) {
        return String.join(
                ", ", release.migrations().stream().map(Migration::title).toList());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
