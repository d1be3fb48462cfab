package dev.assay.adapter.command.files;

import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.sql.SqlStatements;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What templates can say of a release and of its migrations, in the order of their versions. */
final class MigrationValues {

    private final VersionFormat format;
    private final List<Migration> ordered;

    MigrationValues(Release release, VersionFormat format) {
        this.format = format;
        this.ordered = release.migrations().stream()
                .sorted(Comparator.comparingLong(Migration::version))
                .toList();
    }

    List<Map<String, Object>> all() {
        return ordered.stream().map(this::of).toList();
    }

    Map<String, Object> of(Migration migration) {
        int place = ordered.indexOf(migration);
        Map<String, Object> values = new HashMap<>();
        values.put("version", format.write(migration.version()));
        values.put("name", migration.name());
        values.put("transactional", migration.transactional());
        values.put("non-transactional", !migration.transactional());
        values.put("deferred", migration.deferred());
        values.put("first", place == 0);
        values.put("last", place == ordered.size() - 1);
        Optional<Migration> previous = previous(migration);
        values.put("has-previous", previous.isPresent());
        values.put("previous", previous.map(one -> format.write(one.version())).orElse(""));
        values.put("previous-name", previous.map(Migration::name).orElse(""));
        String down = migration.down().orElse("");
        values.put("has-down", migration.down().isPresent());
        values.put("up", migration.up().stripTrailing());
        values.put("down", down.stripTrailing());
        putStatements(values, "up", migration.up());
        putStatements(values, "down", down);
        return values;
    }

    private static void putStatements(Map<String, Object> values, String side, String sql) {
        List<String> texts = SqlStatements.of(sql);
        values.put(side + "-statements", statements(texts));
        values.put(side + "-compound", texts.stream().anyMatch(MigrationValues::compound));
    }

    private static boolean compound(String statement) {
        return statement.contains(";");
    }

    /** Behind a comment to the end of the line a semicolon would be part of it. */
    private static String readyForSemicolon(String statement) {
        String lastLine = statement.substring(statement.lastIndexOf('\n') + 1);
        return lastLine.contains("--") ? statement + "\n" : statement;
    }

    /** The one below; of two files of one version neither is below the other. */
    private Optional<Migration> previous(Migration migration) {
        return ordered.stream()
                .filter(other -> other.version() < migration.version())
                .reduce((lower, higher) -> higher);
    }

    private static List<Map<String, Object>> statements(List<String> texts) {
        List<Map<String, Object>> statements = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            statements.add(Map.of(
                    "sql",
                    readyForSemicolon(text),
                    "compound",
                    compound(text),
                    "first-statement",
                    i == 0,
                    "last-statement",
                    i == texts.size() - 1));
        }
        return statements;
    }
}
