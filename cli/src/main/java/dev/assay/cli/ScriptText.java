package dev.assay.cli;

import dev.assay.engine.adapter.Invocation;
import dev.assay.engine.execution.Result;
import dev.assay.engine.scenario.Collation;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.schema.Printable;
import dev.assay.engine.yaml.Words;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text of a script: whatever comes from a scenario or a tool is data in it, quoted, in one line. */
final class ScriptText {

    private final StringBuilder text = new StringBuilder("#!/bin/sh\n");

    void line(String line) {
        text.append(line).append('\n');
    }

    /** Says something to whoever runs it. */
    void say(String what) {
        call("say", Printable.text(what));
    }

    /** Calls a function of the prelude. */
    void call(String function, String... arguments) {
        line(Shell.join(
                java.util.stream.Stream.concat(java.util.stream.Stream.of(function), java.util.Arrays.stream(arguments))
                        .toList()));
    }

    void title(Scenario scenario, Result result) {
        line("# %s with %s %s. Written by './assay export'."
                .formatted(scenario.id(), result.runner(), Printable.text(result.runnerVersion())));
    }

    /** What comes before the steps, which makes databases of a collation. */
    void prelude(Collation collation, String functions) {
        line("like="
                + collation
                        .icuLocale()
                        .map(locale -> Shell.quote(" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu"
                                + " ICU_LOCALE '" + locale + "'"))
                        .orElse("''"));
        text.append(functions);
    }

    /** Names what is the runner's own: relations with their schema, and schemas by their name alone. */
    void trackers(Collection<String> relations, Collection<String> schemas) {
        line("trackers="
                + Shell.quote(Stream.concat(
                                relations.stream().sorted(), schemas.stream().sorted())
                        .collect(Collectors.joining(","))));
    }

    /** Defines how the tool is run at an act, in a directory of its own. */
    void act(String name, Path place, Invocation invocation, List<String> filesToFill) {
        line(Shell.join(List.of("lay_out", name)) + (filesToFill.isEmpty() ? "" : " " + Shell.join(filesToFill)));
        line(name + "() (");
        line("  cd \"$work/" + name + "\"");
        line("  export HOME=\"$PWD\"");
        Map<String, String> environment = new TreeMap<>(invocation.environment());
        environment.forEach((variable, value) -> line("  export " + variable + "=" + filled(value, place, name)));
        line("  tool() {");
        line("    if [ -n \"${TOOL:-}\" ]; then exec \"$TOOL\" \"$@\"; fi");
        line("    exec " + Shell.join(invocation.program()) + " \"$@\"");
        line("  }");
        // The last one is this process itself, which a step may have to end.
        List<String> commands = invocation.commands().stream()
                .map(arguments -> command(arguments, place, name))
                .toList();
        commands.subList(0, commands.size() - 1).forEach(one -> line("  (" + one + ") || exit"));
        line("  " + commands.get(commands.size() - 1));
        line(")");
    }

    private static String command(List<String> arguments, Path place, String name) {
        return "tool "
                + arguments.stream()
                        .map(argument -> filled(argument, place, name))
                        .collect(Collectors.joining(" "));
    }

    /** A word of the shell in which the server's values are put in when it is run. */
    static String filled(String argument, Path place, String name) {
        boolean url = argument.contains("://");
        String quoted = Shell.always(argument);
        quoted = put(quoted, place.toString(), "$work/" + name);
        quoted = put(quoted, Export.STAND_IN.host(), "$PGHOST");
        quoted = put(quoted, String.valueOf(Export.STAND_IN.port()), "$PGPORT");
        quoted = put(quoted, Export.STAND_IN.database(), "$scratch");
        quoted = put(quoted, Export.STAND_IN.user(), url ? "$(encoded \"$PGUSER\")" : "$PGUSER");
        return put(quoted, Export.STAND_IN.password(), url ? "$(encoded \"$PGPASSWORD\")" : "$PGPASSWORD");
    }

    /** Leaves the single quotes for the time of a word in double ones. */
    private static String put(String quoted, String standIn, String value) {
        return quoted.replace(standIn, "'\"" + value + "\"'");
    }

    void conclusion(Result result, String titles) {
        say("");
        say("What should be, by running " + titles + " in psql on an empty database, and what is:");
        line("listing \"$expected\" > \"$work/should-be\"");
        line("listing \"$scratch\" > \"$work/is\"");
        line("if diff -U 1000 \"$work/should-be\" \"$work/is\" > \"$work/difference\"; then");
        line("  sed 's/^/    /' \"$work/is\"");
        line("  say '  the schema is what it should be'");
        line("else");
        line("  sed -e '1,3d' -e 's/^/    /' \"$work/difference\"");
        line("  say '  (- should be there and is not, + is there and should not be)'");
        line("fi");
        say("What the tool says that it applied:");
        line("printf '%s\\n' \"$trackers\" | tr , '\\n' | while read -r tracker; do");
        line("  case $tracker in *.*) ;; *) continue ;; esac");
        line("  schema=${tracker%%.*} table=${tracker#*.}");
        line("  say \"  $tracker\"");
        line("  on \"$scratch\" -c \"TABLE \\\"$schema\\\".\\\"$table\\\"\" 2> /dev/null | sed 's/^/    /' || true");
        line("done");
        say("Which rows there are:");
        line("on \"$scratch\" -At -v trackers=\"$trackers\" << 'END' | while read -r table; do");
        line(
                "SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace");
        line("WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')");
        line("AND n.nspname || '.' || c.relname <> ALL (string_to_array(:'trackers', ','))");
        line("AND n.nspname <> ALL (string_to_array(:'trackers', ',')) ORDER BY 1;");
        line("END");
        line("  say \"  $table: $(on \"$scratch\" -At -c \"SELECT count(*) FROM $table\" < /dev/null)\"");
        line("  on \"$scratch\" -c \"TABLE $table LIMIT 5\" < /dev/null | sed 's/^/    /'");
        line("done");
        verdict(result);
    }

    private void verdict(Result result) {
        say("");
        say("Assay called this '%s' with %s %s on PostgreSQL %s; a right runner %s."
                .formatted(
                        result.behaviour().map(Words::spelling).orElse("nothing that could be judged"),
                        result.runner(),
                        result.runnerVersion(),
                        result.postgres(),
                        Findings.accepted(result)));
        result.findings().forEach(finding -> say("  " + finding));
    }

    String text() {
        return text.toString();
    }
}
