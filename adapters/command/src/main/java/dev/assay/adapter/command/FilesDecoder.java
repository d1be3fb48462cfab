package dev.assay.adapter.command;

import dev.assay.engine.adapter.MigrationFiles;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the part {@code files} of a descriptor. */
final class FilesDecoder {

    private static final List<String> WORDS = List.of("version", "name");
    private static final String RULE = "a file of its own for every migration, below the directory of the release";

    private final Decoding decoding;

    FilesDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    MigrationFiles decode(MappingDecoder top) {
        Optional<MappingDecoder> files = decoding.section(top, "files", List.of("up", "down", "non-transactional"));
        if (files.isEmpty()) {
            return new MigrationFiles("", Optional.empty(), Optional.empty());
        }
        String up = files.get().text("up");
        Optional<String> down =
                files.get().has("down") ? Optional.of(files.get().text("down")) : Optional.empty();
        checkPattern(files.get(), "up");
        checkPattern(files.get(), "down");
        down.filter(pattern -> !pattern.isEmpty() && pattern.equals(up))
                .flatMap(pattern -> files.get().node("down"))
                .ifPresent(node -> decoding.wrong(
                        node,
                        node.describe() + ", the same as for 'up'",
                        "another pattern than that of up files",
                        RULE,
                        "tell them apart, for instance by '.up.sql' and '.down.sql'"));
        return new MigrationFiles(up, down, marker(files.get()));
    }

    private void checkPattern(MappingDecoder files, String key) {
        if (!(files.node(key).orElse(null) instanceof YamlNode.Scalar scalar)
                || scalar.text().isBlank()) {
            return;
        }
        String pattern = scalar.text();
        List<String> words = new Template(pattern).words();
        Optional<String> unknown =
                words.stream().filter(word -> !WORDS.contains(word)).findFirst();
        if (unknown.isPresent()) {
            decoding.wrong(
                    scalar,
                    "the unknown placeholder {" + unknown.get() + "}",
                    "only {version} and {name} in a pattern of files",
                    RULE,
                    "did you mean {" + Words.nearest(unknown.get(), WORDS) + "}?");
        } else if (!words.contains("version") && !words.contains("name")) {
            decoding.wrong(
                    scalar,
                    scalar.describe() + ", the same for every migration",
                    "a pattern with {version} or {name}",
                    RULE,
                    "write for instance '{version}_{name}." + key + ".sql'");
        } else if (leavesDirectory(pattern)) {
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

    private Optional<String> marker(MappingDecoder files) {
        return files.node("non-transactional")
                .map(node -> decoding.mapping(node, List.of("marker")))
                .map(mapping -> mapping.text("marker"));
    }
}
