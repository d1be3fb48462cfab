package dev.assay.adapter.command;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes texts that a descriptor has in a file beside it. */
final class TextsDecoder {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Decoding decoding;
    private final Folder folder;

    TextsDecoder(Decoding decoding, Folder folder) {
        this.decoding = decoding;
        this.folder = folder;
    }

    /** Takes the content of the file that a key names; a key that is not there names none. */
    Optional<String> fileOf(MappingDecoder parent, String key) {
        if (!parent.has(key)) {
            return Optional.empty();
        }
        String name = decoding.text(
                parent,
                key,
                NAME,
                "the name of a file beside the descriptor for '" + key + "'",
                "write its name alone");
        return NAME.matcher(name).matches() ? read(name, parent.node(key).orElseThrow()) : Optional.empty();
    }

    private Optional<String> read(String name, YamlNode node) {
        try {
            Optional<String> text = folder.text(name);
            if (text.isEmpty()) {
                decoding.wrong(
                        node,
                        "'" + name + "', which is not there",
                        "a file beside the descriptor",
                        "templates are in the folder of their adapter",
                        "correct the name, or put the file there");
            }
            return text;
        } catch (IOException e) {
            decoding.wrong(node, "a UTF-8 text file that can be read", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
