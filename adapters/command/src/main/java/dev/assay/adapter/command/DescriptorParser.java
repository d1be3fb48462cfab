package dev.assay.adapter.command;

import dev.assay.adapter.command.files.Layout;
import dev.assay.adapter.command.files.VersionFormat;
import dev.assay.adapter.command.install.Installation;
import dev.assay.adapter.command.install.Provided;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a descriptor from YAML. */
final class DescriptorParser {

    /** The keys of a descriptor. */
    static final List<String> KEYS = List.of(
            "id",
            "title",
            "version",
            "homepage",
            "issues",
            "license",
            "unverified",
            "install",
            "binary",
            "version-command",
            "program",
            "container",
            "files",
            "commands",
            "environment",
            "exit-codes",
            "tracker",
            "capabilities",
            "points",
            "parameters",
            "variants");

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+_-]*");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+(/\\S*)?");
    private static final Pattern IMAGE =
            Pattern.compile("[a-z0-9][A-Za-z0-9._/:-]*(:(?!latest$)[A-Za-z0-9_][A-Za-z0-9_.-]*|@sha256:[0-9a-f]{64})");
    private static final Pattern LINE = Pattern.compile("\\S(.*\\S)?");
    private static final Pattern POINTS = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Decoding decoding = new Decoding();

    private DescriptorParser() {}

    /**
     * Reads one descriptor.
     *
     * @throws InputException with every problem of the file
     */
    static Descriptor parse(String file, String text) {
        return parse(file, text, Folder.EMPTY);
    }

    /**
     * Reads one descriptor whose templates are in files beside it.
     *
     * @throws InputException with every problem of the file
     */
    static Descriptor parse(String file, String text, Folder folder) {
        return new DescriptorParser().descriptor(file, YamlReader.read(file, text), folder);
    }

    private Descriptor descriptor(String file, YamlNode root, Folder folder) {
        MappingDecoder top = decoding.mapping(root, KEYS);
        VariantsDecoder variants = new VariantsDecoder(decoding);
        Map<String, List<String>> parameters = variants.parameters(top);
        CommandsDecoder commands = new CommandsDecoder(decoding, parameters.keySet());
        TextsDecoder texts = new TextsDecoder(decoding, folder);
        Optional<List<Template>> program = new ProgramDecoder(decoding).decode(top, commands);
        Descriptor descriptor = program.isPresent()
                ? ofProgram(file, top, program.get(), commands)
                : ofCommands(file, top, texts, commands, parameters.keySet());
        descriptor = descriptor.with(parameters, variants.variants(top, parameters));
        decoding.throwProblems();
        return descriptor;
    }

    private Descriptor ofProgram(String file, MappingDecoder top, List<Template> program, CommandsDecoder commands) {
        return new Descriptor(
                file,
                runner(top),
                url(top, "issues"),
                new Provided(),
                "",
                Optional.empty(),
                List.of(),
                Optional.of(program),
                new Layout(List.of(), VersionFormat.PLAIN),
                new Commands(Map.of()),
                commands.environmentOfProgram(top),
                Set.of(0),
                TrackerQueries.NONE,
                Set.of(),
                points(top),
                Map.of(),
                List.of());
    }

    private Descriptor ofCommands(
            String file, MappingDecoder top, TextsDecoder texts, CommandsDecoder commands, Set<String> parameters) {
        Installation installation = new InstallationDecoder(decoding, texts).decode(top);
        return new Descriptor(
                file,
                runner(top),
                url(top, "issues"),
                installation,
                binary(top, installation),
                container(top),
                commands.versionCommand(top),
                Optional.empty(),
                new FilesDecoder(decoding, texts, parameters).decode(top),
                commands.commands(top),
                commands.environment(top),
                successCodes(top),
                new TrackerDecoder(decoding).decode(top),
                capabilities(top),
                points(top),
                Map.of(),
                List.of());
    }

    private RunnerInfo runner(MappingDecoder top) {
        return new RunnerInfo(
                decoding.text(
                        top,
                        "id",
                        ID,
                        "lower case letters, digits and hyphens for 'id'",
                        "write for instance 'my-runner'"),
                top.text("title"),
                decoding.text(
                        top,
                        "version",
                        VERSION,
                        "a version that begins with a digit for 'version'",
                        "write for instance 4.19.1"),
                url(top, "homepage"),
                top.text("license"),
                decoding.optionalText(
                        top,
                        "unverified",
                        LINE,
                        "a reason in one line for 'unverified'",
                        "write why nobody has tried it, or leave it out"));
    }

    private String url(MappingDecoder top, String key) {
        return decoding.text(
                top, key, URL, "a URL for '" + key + "'", "write it whole, for instance https://example.org/runner");
    }

    private String binary(MappingDecoder top, Installation installation) {
        return installation instanceof Provided
                ? decoding.text(
                        top, "binary", LINE, "a program or a file for 'binary'", "write for instance ./my-runner")
                : decoding.text(
                        top,
                        "binary",
                        NAME,
                        "the name of the program that is installed, without a directory, for 'binary'",
                        "write the name alone, or leave out 'install' to name a file of your own");
    }

    private Optional<String> container(MappingDecoder top) {
        top.node("install")
                .filter(node -> top.has("container"))
                .ifPresent(node -> decoding.wrong(
                        node,
                        "'install' beside 'container'",
                        "one of the two",
                        "a tool is on this machine or in its image",
                        "take one of them out"));
        return decoding.optionalText(
                top,
                "container",
                IMAGE,
                "an image with its tag for 'container'",
                "write for instance owner/tool:1.2.0; 'latest' would be another tool tomorrow");
    }

    private Optional<Integer> points(MappingDecoder top) {
        return decoding.optionalText(
                        top,
                        "points",
                        POINTS,
                        "a number from 1 to 9999 for 'points'",
                        "write how many cases of each exploration are run by default, or leave it out for all")
                .filter(text -> POINTS.matcher(text).matches())
                .map(Integer::valueOf);
    }

    private Set<Integer> successCodes(MappingDecoder top) {
        Optional<MappingDecoder> codes = top.node("exit-codes").map(node -> decoding.mapping(node, List.of("success")));
        if (codes.isEmpty()) {
            return Set.of(0);
        }
        List<YamlNode> items = codes.get().items("success");
        if (items.isEmpty()) {
            codes.get().missing("success");
        }
        Set<Integer> success = new LinkedHashSet<>();
        items.forEach(item -> exitCode(item).ifPresent(success::add));
        return success;
    }

    private Optional<Integer> exitCode(YamlNode item) {
        if (item instanceof YamlNode.Scalar scalar && scalar.text().matches("[0-9]{1,3}")) {
            int code = Integer.parseInt(scalar.text());
            if (code <= 255) {
                return Optional.of(code);
            }
        }
        decoding.wrong(item, "an exit code from 0 to 255", "write for instance 'success: [0]'");
        return Optional.empty();
    }

    private Set<Capability> capabilities(MappingDecoder top) {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        capabilities.addAll(top.words("capabilities", Capability.class));
        for (Action.Verb verb : Action.Verb.values()) {
            verb.needs().ifPresent(needed -> requireCommand(top, capabilities, needed, Words.spelling(verb)));
        }
        return capabilities;
    }

    private void requireCommand(MappingDecoder top, Set<Capability> claimed, Capability capability, String command) {
        boolean there = top.node("commands")
                .filter(node -> node instanceof YamlNode.Mapping mapping
                        && mapping.entries().containsKey(command))
                .isPresent();
        if (claimed.contains(capability) && !there) {
            String word = Words.spelling(capability);
            top.node("capabilities")
                    .ifPresent(node -> decoding.wrong(
                            node,
                            "'" + word + "' without a command for it",
                            "a command 'commands." + command + "'",
                            "a runner that has the capability '" + word + "' is told to use it",
                            "add the command, or take '" + word + "' out"));
        }
    }
}
