package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the files that lie beside the migrations and are none. */
final class OtherFilesDecoder {

    private static final String PATH = "[A-Za-z0-9._~#-]+(/[A-Za-z0-9._~#-]+)*";

    private final List<Problem> problems;

    OtherFilesDecoder(List<Problem> problems) {
        this.problems = problems;
    }

    /** Takes a mapping of paths to texts; empty if the key is not there. */
    SortedMap<String, String> files(MappingDecoder step, String key) {
        SortedMap<String, String> files = new TreeMap<>();
        step.node(key).ifPresent(node -> {
            if (node instanceof YamlNode.Mapping mapping) {
                mapping.entries().values().forEach(entry -> add(entry, files));
            } else {
                step.wrong(node, "a mapping of file names to their texts", "write for instance {README.md: Read me}");
            }
        });
        return files;
    }

    private void add(YamlNode.Entry entry, SortedMap<String, String> files) {
        if (!entry.key().matches(PATH) || List.of(entry.key().split("/")).contains("..")) {
            problems.add(new Problem(
                    entry.at(),
                    "a path of letters, digits and the signs . _ ~ # - below the directory of the migrations",
                    "the file '" + entry.key() + "'",
                    "other files lie beside the migrations, and nowhere else",
                    "write for instance README.md or old/notes.txt"));
        } else if (entry.value() instanceof YamlNode.Scalar text) {
            files.put(entry.key(), text.text());
        } else {
            problems.add(new Problem(
                    entry.value().at(),
                    "the text of the file '" + entry.key() + "'",
                    entry.value().describe(),
                    "a file has a text, which may be empty",
                    "write a plain value"));
        }
    }
}
