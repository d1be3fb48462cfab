package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/** Reads recorded deviations from YAML; an empty file records none. */
public final class DeviationFile {

    private static final List<String> KEYS = List.of("scenario", "case", "at-most", "behaviour", "reason", "sources");

    private DeviationFile() {}

    /**
     * Reads the deviations of one runner.
     *
     * @param file the name of the file for messages
     * @param text its content
     * @return the deviations in the order of the file
     * @throws InputException with every problem of the file
     */
    public static List<Deviation> parse(String file, String text) {
        if (text.lines().map(String::strip).allMatch(line -> line.isEmpty() || line.startsWith("#"))) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        MappingDecoder top = MappingDecoder.of(YamlReader.read(file, text), List.of("deviations"), problems);
        List<Deviation> deviations = top.items("deviations").stream()
                .map(node -> deviation(node, problems))
                .toList();
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return deviations;
    }

    private static Deviation deviation(YamlNode node, List<Problem> problems) {
        MappingDecoder decoder = MappingDecoder.of(node, KEYS, problems);
        if (!decoder.has("behaviour")) {
            decoder.missing("behaviour");
        }
        if (!decoder.has("sources")) {
            decoder.missing("sources");
        }
        String cases = decoder.optionalText("case").orElse("");
        long atMost = decoder.number("at-most").orElse(1L);
        if (cases.contains("*") != decoder.has("at-most")) {
            decoder.wrong(
                    node,
                    "'at-most' beside a pattern of cases, and only there",
                    "write for instance 'at-most: 12', how many cases were seen to behave so");
        }
        return new Deviation(
                decoder.text("scenario"),
                cases,
                (int) Math.max(1, Math.min(atMost, Integer.MAX_VALUE)),
                decoder.word("behaviour", Behaviour.class, Behaviour.DIVERGES),
                decoder.text("reason"),
                decoder.texts("sources"),
                node.at());
    }
}
