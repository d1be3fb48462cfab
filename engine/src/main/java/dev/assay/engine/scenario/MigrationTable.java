package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The migrations of a scenario by the keys that its steps use: every version, and every variant of one. */
final class MigrationTable {

    private final Map<String, Migration> byKey = new LinkedHashMap<>();
    private final List<Problem> problems;

    /** Whether a migration could not be put into the table, so that a reference to it is no mistake of its own. */
    private boolean incomplete;

    private MigrationTable(List<Problem> problems) {
        this.problems = problems;
    }

    static MigrationTable decode(MappingDecoder scenario, List<Problem> problems) {
        MigrationTable table = new MigrationTable(problems);
        List<YamlNode> items = scenario.items("migrations");
        ScenarioParser.required(scenario, "migrations");
        items.forEach(table::add);
        return table;
    }

    private void add(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.MIGRATION, problems);
        long version = version(decoder);
        Migration migration = new Migration(
                String.valueOf(version),
                version,
                name(decoder, decoder.text("name")),
                decoder.text("up"),
                decoder.optionalText("down"),
                decoder.flag("transactional", true),
                deferred(decoder),
                decoder.word("form", FileForm.class, FileForm.PLAIN),
                node.at());
        put(migration);
        decoder.node("variants").ifPresent(variants -> addVariants(migration, variants));
    }

    /** What runs while the application works must not lock its tables for the length of a transaction. */
    private static boolean deferred(MappingDecoder decoder) {
        boolean deferred = decoder.flag("deferred", false);
        if (deferred && decoder.flag("transactional", true)) {
            decoder.wrong("deferred", "'transactional: false' beside 'deferred: true'", "add 'transactional: false'");
        }
        return deferred;
    }

    private void addVariants(Migration base, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping variants)) {
            problems.add(new Problem(
                    node.at(),
                    "a mapping of a word to what differs",
                    node.describe(),
                    "variants are named",
                    "write for instance 'variants: {renamed: {name: add_state}}'"));
            return;
        }
        variants.entries().forEach((word, entry) -> {
            checkWord(base, entry);
            MappingDecoder decoder = MappingDecoder.of(entry.value(), Vocabulary.VARIANT, problems);
            put(new Migration(
                    base.key() + "-" + word,
                    base.version(),
                    name(decoder, decoder.optionalText("name").orElse(base.name())),
                    decoder.optionalText("up").orElse(base.up()),
                    decoder.optionalText("down").or(base::down),
                    decoder.flag("transactional", base.transactional()),
                    base.deferred(),
                    decoder.word("form", FileForm.class, base.form()),
                    entry.at()));
        });
    }

    private void checkWord(Migration base, YamlNode.Entry entry) {
        if (!entry.key().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            problems.add(new Problem(
                    entry.at(),
                    "a word of lower case letters, digits and hyphens",
                    "the variant '" + entry.key() + "'",
                    "steps refer to a variant as version-word",
                    "write for instance 'edited', and refer to it as " + base.version() + "-edited"));
        }
    }

    private void put(Migration migration) {
        if (migration.version() < 1) {
            incomplete = true;
            return;
        }
        ServerWideCommands.first(migration.up())
                .ifPresent(command -> problems.add(new Problem(
                        migration.at(),
                        "a migration that changes its own database only",
                        command,
                        "Assay replays migrations on other databases of the server, which share what that makes",
                        "write DO $$ BEGIN IF NOT EXISTS (...) THEN " + command + " ...; END IF; END $$")));
        Migration earlier = byKey.putIfAbsent(migration.key(), migration);
        if (earlier != null) {
            incomplete = true;
            problems.add(new Problem(
                    migration.at(),
                    "each version once",
                    "version " + migration.version() + " again (first at line "
                            + earlier.at().line() + ")",
                    "migrations are referred to by version",
                    "make it a variant of the first one, or give it another version"));
        }
    }

    private static long version(MappingDecoder decoder) {
        Optional<Long> version = decoder.number("version");
        if (version.isEmpty() && !decoder.has("version")) {
            decoder.missing("version");
        }
        version.filter(number -> number < 1)
                .flatMap(number -> decoder.node("version"))
                .ifPresent(node -> decoder.wrong(node, "a version of 1 or more", "number migrations from 1"));
        return version.orElse(0L);
    }

    private static String name(MappingDecoder decoder, String name) {
        if (!name.isEmpty() && !name.matches("[a-z][a-z0-9_]*")) {
            decoder.node("name")
                    .ifPresent(node -> decoder.wrong(
                            node,
                            "a name of lower case letters, digits and underscores",
                            "write for instance add_state"));
        }
        return name;
    }

    /** Finds what a list of references means; an unknown one is noted and left out. */
    Release release(List<YamlNode> references) {
        List<Migration> found = new ArrayList<>();
        for (YamlNode reference : references) {
            String key = reference instanceof YamlNode.Scalar scalar ? withoutLeadingZeros(scalar.text()) : "";
            Migration migration = byKey.get(key);
            if (migration == null && incomplete) {
                continue;
            }
            if (migration == null) {
                problems.add(new Problem(
                        reference.at(),
                        "one of the migrations " + String.join(", ", byKey.keySet()),
                        reference.describe(),
                        "a step may name only migrations of this scenario",
                        "add it under 'migrations', or correct the number"));
            } else if (found.contains(migration)) {
                problems.add(new Problem(
                        reference.at(),
                        "each migration once in a release",
                        reference.describe() + " twice",
                        "a release is a set of files",
                        "leave one out, or make a variant of it"));
            } else {
                found.add(migration);
            }
        }
        return new Release(found);
    }

    private static String withoutLeadingZeros(String reference) {
        return reference.replaceFirst("^0+(?=[0-9])", "");
    }
}
