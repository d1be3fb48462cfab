package dev.assay.adapter.command.files;

import dev.assay.adapter.command.files.FileRule.Occasion;
import dev.assay.engine.adapter.ReleaseDirectory;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout in which a runner wants its files.
 *
 * @param rules the kinds of files
 * @param format how versions are written in names and templates
 */
public record Layout(List<FileRule> rules, VersionFormat format) {

    /** Where the migrations themselves are, below the directory of the release. */
    public static final String MIGRATIONS = "migrations";

    /** Above this a version is no number that somebody counts, but a time stamp. */
    private static final long MOST_BELOW = 1000;

    /** Copies the list. */
    public Layout {
        rules = List.copyOf(rules);
    }

    /**
     * Writes the files of a release, and beside its migrations those that are none.
     *
     * @param release what to write
     * @param directory where to
     * @param values what templates can say beside the release, by name
     * @throws IOException if a file cannot be written or a template asks for a value that there is not
     */
    public void write(Release release, Path directory, Map<String, Object> values) throws IOException {
        Files.createDirectories(directory.resolve(MIGRATIONS));
        ReleaseDirectory target = new ReleaseDirectory(directory);
        MigrationValues migrations = new MigrationValues(release, format);
        Map<String, Object> common = new HashMap<>(values);
        common.put("migrations", migrations.all());
        for (FileRule rule : rules) {
            if (rule.occasion() == Occasion.RELEASE) {
                target.write(rule.path(), text(rule, common));
            } else if (rule.occasion() == Occasion.BELOW) {
                writeBelow(rule, release, target, common);
            }
        }
        for (Migration migration : release.migrations()) {
            Map<String, Object> own = new HashMap<>(common);
            own.putAll(migrations.of(migration));
            for (FileRule rule : rules) {
                if (applies(rule, migration)) {
                    target.write(rule.path(), name(rule, own), text(rule, migration, own), migration);
                }
            }
        }
        for (Map.Entry<String, String> other : release.others().entrySet()) {
            target.write(MIGRATIONS + "/" + other.getKey(), other.getValue());
        }
    }

    private void writeBelow(FileRule rule, Release release, ReleaseDirectory target, Map<String, Object> common)
            throws IOException {
        long lowest = release.migrations().isEmpty() ? 0 : release.versions().first();
        for (long number = 1; number < lowest && lowest <= MOST_BELOW; number++) {
            Map<String, Object> own = new HashMap<>(common);
            own.put("version", format.write(number));
            target.write(rule.path().replace("{version}", format.write(number)), text(rule, own));
        }
    }

    private static boolean applies(FileRule rule, Migration migration) {
        return switch (rule.occasion()) {
            case MIGRATION -> true;
            case DOWN -> migration.down().isPresent();
            case TRANSACTIONAL -> migration.transactional();
            case NON_TRANSACTIONAL -> !migration.transactional();
            case BELOW, RELEASE -> false;
        };
    }

    private static String name(FileRule rule, Map<String, Object> values) {
        return rule.path()
                .replace("{version}", String.valueOf(values.get("version")))
                .replace("{name}", String.valueOf(values.get("name")));
    }

    private static String text(FileRule rule, Migration migration, Map<String, Object> values) throws IOException {
        if (rule.template().isPresent()) {
            return text(rule, values);
        }
        String sql = rule.occasion() == Occasion.DOWN ? migration.down().orElse("") : migration.up();
        return rule.marks().text(migration, sql);
    }

    private static String text(FileRule rule, Map<String, Object> values) throws IOException {
        try {
            return rule.template().orElseThrow().fill(values);
        } catch (IllegalArgumentException e) {
            throw new IOException("the template of " + rule.path() + " cannot be filled: " + e.getMessage(), e);
        }
    }
}
