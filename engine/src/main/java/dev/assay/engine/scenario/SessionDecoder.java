package dev.assay.engine.scenario;

import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.Words;
import dev.assay.engine.yaml.YamlNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the steps that hold sessions and let them go, and knows which ones are held. */
final class SessionDecoder {

    private final List<Problem> problems;
    private final Set<String> held = new TreeSet<>();

    SessionDecoder(List<Problem> problems) {
        this.problems = problems;
    }

    Step hold(MappingDecoder step) {
        YamlNode node = step.node("hold").orElseThrow();
        MappingDecoder decoder = MappingDecoder.of(node, Vocabulary.HOLD, problems);
        String session = decoder.text("session");
        if (!session.isEmpty() && !held.add(session)) {
            decoder.node("session")
                    .ifPresent(name -> decoder.wrong(
                            name,
                            "a session name that is not held yet",
                            "release '" + session + "' first, or use another name"));
        }
        return new Step.Hold(session, isolation(decoder), decoder.text("sql"), step.at());
    }

    private static String isolation(MappingDecoder hold) {
        String isolation = hold.optionalText("isolation").orElse("read committed");
        if (!Vocabulary.ISOLATION.contains(isolation)) {
            hold.node("isolation")
                    .ifPresent(node -> hold.wrong(
                            node,
                            "one of " + String.join(", ", Vocabulary.ISOLATION),
                            "did you mean '" + Words.nearest(isolation, Vocabulary.ISOLATION) + "'?"));
            return "read committed";
        }
        return isolation;
    }

    Step letGo(MappingDecoder step) {
        return new Step.LetGo(released(step, "release"), step.flag("commit", false), step.at());
    }

    /** Reads the name of a session that is held, and is not any more afterwards. */
    String released(MappingDecoder step, String key) {
        String session = step.text(key);
        if (!session.isEmpty() && !held.remove(session)) {
            step.node(key)
                    .ifPresent(node -> step.wrong(
                            node,
                            "a session that an earlier step holds" + (held.isEmpty() ? "" : ": " + names()),
                            "add '- hold: {session: " + session + ", ...}' before"));
        }
        return session;
    }

    private String names() {
        return String.join(", ", held);
    }
}
