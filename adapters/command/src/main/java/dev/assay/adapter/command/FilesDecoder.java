package dev.assay.adapter.command;

import dev.assay.adapter.command.files.FileRule;
import dev.assay.adapter.command.files.FileRule.Occasion;
import dev.assay.adapter.command.files.FileTemplate;
import dev.assay.adapter.command.files.Layout;
import dev.assay.adapter.command.files.VersionFormat;
import dev.assay.engine.adapter.FileMarks;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the part {@code files} of a descriptor. */
final class FilesDecoder {

    /** The keys of {@code files}. */
    static final List<String> KEYS = List.of(
            "up",
            "content",
            "template",
            "down",
            "down-content",
            "down-template",
            "non-transactional",
            "deferred",
            "digits",
            "others");
    /** The keys of one of {@code others}. */
    static final List<String> OTHER_KEYS = List.of("path", "content", "template", "when");

    /** The keys of {@code non-transactional}. */
    static final List<String> NON_TRANSACTIONAL_KEYS = List.of("marker", "up");

    /** The keys of {@code deferred}. */
    static final List<String> DEFERRED_KEYS = List.of("marker");

    private static final long MOST_DIGITS = 18;

    private final Decoding decoding;
    private final TemplateDecoder templates;
    private final PathDecoder paths;

    FilesDecoder(Decoding decoding, TextsDecoder texts, Set<String> parameters) {
        this.decoding = decoding;
        this.templates = new TemplateDecoder(decoding, texts, parameters);
        this.paths = new PathDecoder(decoding);
    }

    Layout decode(MappingDecoder top) {
        Optional<MappingDecoder> files = decoding.section(top, "files", KEYS);
        return files.map(this::layout).orElseGet(() -> new Layout(List.of(), VersionFormat.PLAIN));
    }

    private Layout layout(MappingDecoder files) {
        List<FileRule> rules = new ArrayList<>();
        Optional<MappingDecoder> nonTransactional =
                files.node("non-transactional").map(node -> decoding.mapping(node, NON_TRANSACTIONAL_KEYS));
        Optional<MappingDecoder> deferred = files.node("deferred").map(node -> decoding.mapping(node, DEFERRED_KEYS));
        FileMarks marks = new FileMarks(
                nonTransactional.flatMap(own -> marker(files, own, "non-transactional")),
                deferred.flatMap(own -> marker(files, own, "deferred")));
        Optional<FileTemplate> up = templates.decode(files, "content", "template", Occasion.MIGRATION);
        Optional<String> otherUp = nonTransactional.flatMap(this::otherUp);
        rules.add(new FileRule(
                inMigrations(files.text("up")),
                otherUp.isPresent() ? Occasion.TRANSACTIONAL : Occasion.MIGRATION,
                up,
                marks));
        otherUp.ifPresent(path -> rules.add(new FileRule(inMigrations(path), Occasion.NON_TRANSACTIONAL, up, marks)));
        paths.check(files, "up");
        paths.check(files, "down");
        Optional<FileTemplate> down = templates.decode(files, "down-content", "down-template", Occasion.DOWN);
        if (files.has("down")) {
            paths.checkApart(files);
            rules.add(new FileRule(inMigrations(files.text("down")), Occasion.DOWN, down, marks));
        }
        files.items("others").forEach(item -> other(item).ifPresent(rules::add));
        return new Layout(rules, format(files));
    }

    private static String inMigrations(String pattern) {
        return Layout.MIGRATIONS + "/" + pattern;
    }

    private Optional<FileRule> other(YamlNode item) {
        MappingDecoder other = decoding.mapping(item, OTHER_KEYS);
        String path = other.text("path");
        Occasion occasion = other.word("when", Occasion.class, Occasion.RELEASE);
        paths.checkOther(other, occasion);
        Optional<FileTemplate> template = templates.decode(other, "content", "template", occasion);
        if (template.isEmpty() && !other.has("content") && !other.has("template")) {
            other.missing("content");
        }
        return template.map(text -> new FileRule(path, occasion, Optional.of(text), FileMarks.NONE));
    }

    private VersionFormat format(MappingDecoder files) {
        long digits = files.number("digits").orElse(1L);
        if (digits < 1 || digits > MOST_DIGITS) {
            files.node("digits")
                    .ifPresent(node -> decoding.wrong(
                            node, "a number from 1 to " + MOST_DIGITS + " for 'digits'", "write for instance 14"));
        }
        int written = (int) Math.min(MOST_DIGITS, Math.max(1, digits));
        return new VersionFormat(written);
    }

    /** Takes the pattern of the files that must not run in a transaction, where it is another one. */
    private Optional<String> otherUp(MappingDecoder nonTransactional) {
        paths.check(nonTransactional, "up");
        return nonTransactional.has("up") ? Optional.of(nonTransactional.text("up")) : Optional.empty();
    }

    private Optional<String> marker(MappingDecoder files, MappingDecoder own, String occasion) {
        if (!own.has("marker")) {
            if (!own.has("up")) {
                own.missing("marker");
            }
            return Optional.empty();
        }
        for (String key : Arrays.asList("content", "template")) {
            if (files.has(key)) {
                decoding.wrong(
                        own.node("marker").orElseThrow(),
                        "'marker' beside '" + key + "'",
                        "one of the two",
                        "where a template makes the file, the template also marks it",
                        "use {{#" + occasion + "}} in the template");
            }
        }
        return Optional.of(own.text("marker"));
    }
}
