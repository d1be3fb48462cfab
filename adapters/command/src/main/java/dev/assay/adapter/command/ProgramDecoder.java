package dev.assay.adapter.command;

import dev.assay.engine.yaml.MappingDecoder;
import java.util.List;
import java.util.Optional;

/** Reads the key {@code program}, beside which most others have nothing to say. */
final class ProgramDecoder {

    /** What the program does itself, or says in its hand-shake. */
    static final List<String> NOT_BESIDE = List.of(
            "install",
            "binary",
            "version-command",
            "container",
            "files",
            "commands",
            "exit-codes",
            "tracker",
            "capabilities");

    private final Decoding decoding;

    ProgramDecoder(Decoding decoding) {
        this.decoding = decoding;
    }

    /** Takes the program; empty if the runner is described by command lines. */
    Optional<List<Template>> decode(MappingDecoder top, CommandsDecoder commands) {
        if (!top.has("program")) {
            return Optional.empty();
        }
        for (String key : NOT_BESIDE) {
            top.node(key)
                    .ifPresent(node -> decoding.wrong(
                            node,
                            "'" + key + "' beside 'program'",
                            "one of the two",
                            "a program is asked for everything in messages, and says in its hand-shake what it can",
                            "take '" + key + "' out; docs/adapter-protocol.md has the messages"));
        }
        return Optional.of(commands.program(top));
    }
}
