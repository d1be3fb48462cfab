package dev.assay.adapter.command;

import dev.assay.adapter.command.files.Layout;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * What the placeholders of a command mean in one order.
 *
 * @param order the order
 * @param descriptor the runner
 */
record OrderValues(Order order, Descriptor descriptor) {

    /** The version that is to be the newest one afterwards; 0 for none. */
    long to() {
        Release release = order.release();
        long newest = release.migrations().isEmpty() ? 0 : release.versions().last();
        return order.action().to().orElse(newest);
    }

    private int steps() {
        return order.release().versions().tailSet(to() + 1).size();
    }

    /** How often a command is run: as often as there are migrations to undo, if it undoes one and cannot be told more. */
    int times(List<Template> command) {
        boolean anyNumber = command.stream()
                .flatMap(argument -> argument.words().stream())
                .anyMatch(word ->
                        List.of("to", "to-name", "next", "next-name", "steps").contains(word));
        boolean oneByOne = order.action().verb() == Action.Verb.ROLLBACK && !anyNumber && to() > 0;
        return oneByOne ? Math.max(1, steps()) : 1;
    }

    Values values(List<String> program, Path tool) {
        Endpoint database = order.database();
        Release release = order.release();
        SortedSet<Long> undone = release.versions().tailSet(to() + 1);
        long next = undone.isEmpty() ? 0 : undone.first();
        Map<String, List<String>> words = new HashMap<>(descriptor.parameters());
        words.put(Placeholder.BINARY.spelling(), program);
        return new Values(words)
                .with(Placeholder.TOOL, tool.toString())
                .with(
                        Placeholder.MIGRATIONS,
                        order.directory().resolve(Layout.MIGRATIONS).toString())
                .with(Placeholder.DIRECTORY, order.directory().toString())
                .with(Placeholder.DATABASE_URL, database.libpqUrl())
                .with(Placeholder.JDBC_URL, database.jdbcUrl())
                .with(Placeholder.HOST, database.host())
                .with(Placeholder.PORT, String.valueOf(database.port()))
                .with(Placeholder.DATABASE, database.database())
                .with(Placeholder.USER, database.user())
                .with(Placeholder.PASSWORD, database.password())
                .with(Placeholder.TO, descriptor.files().format().write(to()))
                .with(Placeholder.TO_NAME, nameOf(to(), release))
                .with(Placeholder.NEXT, next > 0 ? descriptor.files().format().write(next) : "")
                .with(Placeholder.NEXT_NAME, nameOf(next, release))
                .with(Placeholder.STEPS, String.valueOf(steps()));
    }

    private static String nameOf(long version, Release release) {
        return release.migrations().stream()
                .filter(migration -> migration.version() == version)
                .map(Migration::name)
                .findFirst()
                .orElse("");
    }
}
