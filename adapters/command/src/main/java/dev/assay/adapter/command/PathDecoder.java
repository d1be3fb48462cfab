package dev.assay.adapter.command;

import dev.assay.adapter.command.files.FileRule.Occasion;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks at the patterns that name files. */
final class PathDecoder {

    private static final List<String> WORDS = List.of("version", "name");
    private static final String RULE = "a file of its own for every migration, below the directory of the release";

    private final Decoding decoding;

    PathDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    /** Looks at the pattern of a file that every migration has. */
    void check(MappingDecoder files, String key) {
        check(files, key, true, "write for instance '{version}_{name}." + key + ".sql'");
    }

    /** Looks at the pattern of another file. */
    void checkOther(MappingDecoder other, Occasion occasion) {
        check(other, "path", occasion != Occasion.RELEASE, "write for instance 'migrations/{version}.conf'");
        boolean named = other.node("path")
                .filter(YamlNode.Scalar.class::isInstance)
                .filter(node ->
                        !new Template(((YamlNode.Scalar) node).text()).words().isEmpty())
                .isPresent();
        if (occasion == Occasion.RELEASE && named) {
            decoding.wrong(
                    other.node("path").orElseThrow(),
                    "a migration's pattern for a file of the release",
                    "a path without placeholders, or 'when'",
                    "without 'when' there is one such file a release",
                    "add 'when: migration', or take the placeholder out");
        }
    }

    private void check(MappingDecoder files, String key, boolean ofMigration, String example) {
        if (!(files.node(key).orElse(null) instanceof YamlNode.Scalar scalar)
                || scalar.text().isBlank()) {
            return;
        }
        List<String> words = new Template(scalar.text()).words();
        Optional<String> unknown =
                words.stream().filter(word -> !WORDS.contains(word)).findFirst();
        if (unknown.isPresent()) {
            decoding.wrong(
                    scalar,
                    "the unknown placeholder {" + unknown.get() + "}",
                    "only {version} and {name} in a pattern of files",
                    RULE,
                    "did you mean {" + Words.nearest(unknown.get(), WORDS) + "}?");
        } else if (ofMigration && words.isEmpty()) {
            decoding.wrong(
                    scalar,
                    scalar.describe() + ", the same for every migration",
                    "a pattern with {version} or {name}",
                    RULE,
                    example);
        } else if (leavesDirectory(scalar.text())) {
            decoding.wrong(
                    scalar,
                    scalar.describe(),
                    "a relative path without '..'",
                    RULE,
                    "write it without '/' in front and '..'");
        }
    }

    private static boolean leavesDirectory(String pattern) {
        return pattern.startsWith("/")
                || pattern.contains("\\")
                || Arrays.asList(pattern.split("/", -1)).contains("..");
    }

    /** Looks whether up and down files can be told apart. */
    void checkApart(MappingDecoder files) {
        Optional<YamlNode> down = files.node("down");
        if (down.isPresent()
                && down.get() instanceof YamlNode.Scalar scalar
                && !scalar.text().isEmpty()
                && Optional.of(scalar.text()).equals(files.optionalText("up"))) {
            decoding.wrong(
                    scalar,
                    scalar.describe() + ", the same as for 'up'",
                    "another pattern than that of up files",
                    RULE,
                    "tell them apart, for instance by '.up.sql' and '.down.sql'");
        }
    }
}
