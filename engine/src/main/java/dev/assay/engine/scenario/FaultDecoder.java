package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads faults, and the moments at which they and races happen. */
final class FaultDecoder {

    private static final List<String> MOMENTS = List.of("waiting", "before", "after");

    private final List<Problem> problems;

    FaultDecoder(List<Problem> problems) {
        this.problems = problems;
    }

    Fault fault(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.FAULT, problems);
        Fault.Kind kind = kind(decoder, node);
        Moment moment = moment(decoder);
        if (kind == Fault.Kind.SERVER_CRASH && moment instanceof Waiting) {
            decoder.wrong(
                    node, "a moment 'before' or 'after' a statement for 'server-crash'", "write 'when: {after: ...}'");
        }
        return new Fault(kind, moment, node.at());
    }

    private static Fault.Kind kind(MappingDecoder decoder, YamlNode node) {
        List<Fault.Kind> kinds = Arrays.stream(Fault.Kind.values())
                .filter(kind -> decoder.has(Words.spelling(kind)))
                .toList();
        if (kinds.size() != 1) {
            if (node instanceof YamlNode.Mapping) {
                decoder.wrong(node, "exactly one of " + all(), "keep the one that the story is about");
            }
            return Fault.Kind.TERMINATE;
        }
        Fault.Kind kind = kinds.get(0);
        String key = Words.spelling(kind);
        String text = decoder.text(key);
        if (!text.isEmpty() && !text.equals(kind.victim())) {
            decoder.wrong(key, right(kind), "write " + right(kind));
        }
        return kind;
    }

    private static String right(Fault.Kind kind) {
        return "'" + Words.spelling(kind) + ": " + kind.victim() + "'";
    }

    private static String all() {
        Stream<String> rights = Arrays.stream(Fault.Kind.values()).map(FaultDecoder::right);
        return rights.collect(Collectors.joining(", "));
    }

    private Moment moment(MappingDecoder step) {
        if (!step.has("when")) {
            step.missing("when");
        }
        return step.node("when").map(this::moment).orElse(new Waiting("", Optional.empty()));
    }

    private Moment moment(YamlNode node) {
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.WHEN, problems);
        List<String> given = MOMENTS.stream().filter(decoder::has).toList();
        if (given.size() > 1) {
            decoder.wrong(node, "exactly one of 'waiting', 'before' and 'after'", "keep the one that is meant");
        }
        boolean onWire = given.contains("before") || given.contains("after");
        misplaced(decoder, onWire ? "phase" : "nth", onWire ? "'waiting'" : "'before' or 'after'");
        return onWire ? atStatement(decoder) : waiting(decoder);
    }

    private static void misplaced(MappingDecoder decoder, String key, String friend) {
        decoder.node(key)
                .ifPresent(
                        node -> decoder.wrong(node, "'" + key + "' only beside " + friend, "take '" + key + "' out"));
    }

    private static Moment.AtStatement atStatement(MappingDecoder decoder) {
        boolean before = decoder.has("before");
        long nth = decoder.number("nth").orElse(1L);
        if (nth < 1 || nth > Integer.MAX_VALUE) {
            decoder.node("nth")
                    .ifPresent(node -> decoder.wrong(node, "a number from 1", "write for instance 'nth: 2'"));
        }
        return new Moment.AtStatement(
                before ? Moment.Side.BEFORE : Moment.Side.AFTER, decoder.text(before ? "before" : "after"), (int)
                        Math.max(1, nth));
    }

    /** Reads the value of {@code when} of a race, which must be there: the first runner waits. */
    Waiting waitingMoment(MappingDecoder step) {
        if (!step.has("when")) {
            step.missing("when");
        }
        return step.node("when")
                .map(node -> waiting(MappingDecoder.of(node, Vocabulary.WHEN_WAITING, problems)))
                .orElse(new Waiting("", Optional.empty()));
    }

    private static Waiting waiting(MappingDecoder decoder) {
        Optional<Waiting.Phase> phase = decoder.has("phase")
                ? Optional.of(decoder.word("phase", Waiting.Phase.class, Waiting.Phase.LATE))
                : Optional.empty();
        return new Waiting(decoder.text("waiting"), phase);
    }
}
