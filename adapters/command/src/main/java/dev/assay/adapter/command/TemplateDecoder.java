package dev.assay.adapter.command;

import dev.assay.adapter.command.files.FileRule.Occasion;
import dev.assay.adapter.command.files.FileTemplate;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the templates of files, which are in the descriptor itself or beside it. */
final class TemplateDecoder {

    private final Decoding decoding;
    private final TextsDecoder texts;
    private final Set<String> names;

    TemplateDecoder(Decoding decoding, TextsDecoder texts, Set<String> parameters) {
        this.decoding = decoding;
        this.texts = texts;
        this.names = Stream.concat(Placeholder.FOR_ENVIRONMENT.stream().map(Placeholder::spelling), parameters.stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Takes a template that a key holds or another key names; empty if there is neither. */
    Optional<FileTemplate> decode(MappingDecoder parent, String content, String file, Occasion occasion) {
        if (parent.has(content) && parent.has(file)) {
            decoding.wrong(
                    parent.node(file).orElseThrow(),
                    "'" + file + "' beside '" + content + "'",
                    "one of the two",
                    "a file has one text",
                    "take one of them out");
        }
        Optional<String> text = parent.has(content) ? Optional.of(parent.text(content)) : texts.fileOf(parent, file);
        Optional<YamlNode> at = parent.node(content).or(() -> parent.node(file));
        return text.isEmpty() || at.isEmpty() ? Optional.empty() : template(text.get(), at.get(), occasion);
    }

    private Optional<FileTemplate> template(String text, YamlNode at, Occasion occasion) {
        try {
            FileTemplate template = FileTemplate.of(text);
            template.tryOut(occasion, names);
            return Optional.of(template);
        } catch (IllegalArgumentException e) {
            decoding.wrong(
                    at,
                    "a template that cannot be filled: " + e.getMessage(),
                    "a Mustache template",
                    "every name in it must have a value",
                    "docs/adapters.md lists the names");
            return Optional.empty();
        }
    }
}
