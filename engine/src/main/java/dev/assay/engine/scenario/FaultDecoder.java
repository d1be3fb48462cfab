package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads faults, and the moments at which they and races happen. */
final class FaultDecoder {

    private static final String TERMINATE = "'terminate: backend'";
    private static final String KILL = "'kill: runner'";

    private final List<Problem> problems;

    FaultDecoder(List<Problem> problems) {
        this.problems = problems;
    }

    Fault fault(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.FAULT, problems);
        return new Fault(kind(decoder, node), moment(decoder), node.at());
    }

    private static Fault.Kind kind(MappingDecoder decoder, YamlNode node) {
        boolean kill = decoder.has("kill");
        if (kill == decoder.has("terminate") && node instanceof YamlNode.Mapping) {
            decoder.wrong(node, "exactly one of " + TERMINATE + " and " + KILL, "keep the one that the story is about");
        } else if (kill) {
            victim(decoder, "kill", "runner", KILL);
        } else {
            victim(decoder, "terminate", "backend", TERMINATE);
        }
        return kill ? Fault.Kind.KILL_RUNNER : Fault.Kind.TERMINATE_BACKEND;
    }

    private static void victim(MappingDecoder decoder, String verb, String victim, String right) {
        String text = decoder.text(verb);
        if (!text.isEmpty() && !text.equals(victim)) {
            decoder.node(verb).ifPresent(node -> decoder.wrong(node, right, "write " + right));
        }
    }

    /** Reads the value of {@code when}, which must be there. */
    Waiting moment(MappingDecoder step) {
        if (!step.has("when")) {
            step.missing("when");
        }
        return step.node("when").map(this::waiting).orElse(new Waiting("", Optional.empty()));
    }

    private Waiting waiting(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.WHEN, problems);
        Optional<Waiting.Phase> phase = decoder.has("phase")
                ? Optional.of(decoder.word("phase", Waiting.Phase.class, Waiting.Phase.LATE))
                : Optional.empty();
        return new Waiting(decoder.text("waiting"), phase);
    }
}
