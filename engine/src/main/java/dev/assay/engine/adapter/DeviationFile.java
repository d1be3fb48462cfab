package dev.assay.engine.adapter;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads recorded deviations from YAML; an empty file records none. */
public final class DeviationFile {

    private static final List<String> KEYS = List.of(
            "scenario",
            "case",
            "at-most",
            "behaviour",
            "message",
            "sqlstate",
            "versions",
            "expires",
            "reason",
            "sources");

    /** What a reason begins with that nobody has written yet. */
    public static final String TODO = "TODO";

    private static final Pattern SQL_STATE = Pattern.compile("[0-9A-Z]{5}");

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
                new Deviation.Symptom(
                        decoder.optionalText("message").filter(text -> !text.isBlank()), sqlState(decoder)),
                new Deviation.Validity(versions(decoder), expires(decoder)),
                reason(decoder),
                decoder.texts("sources"),
                node.at());
    }

    private static String reason(MappingDecoder decoder) {
        String reason = decoder.text("reason");
        if (reason.strip().startsWith(TODO)) {
            decoder.wrong(
                    "reason",
                    "a reason that somebody has found out",
                    "look why the runner does it, in its documentation, its source or a thread, and write that down");
        }
        return reason;
    }

    private static Optional<String> sqlState(MappingDecoder decoder) {
        Optional<String> state = decoder.optionalText("sqlstate");
        if (state.filter(text -> !SQL_STATE.matcher(text).matches()).isPresent()) {
            decoder.wrong(
                    "sqlstate",
                    "a SQLSTATE of five digits and capitals",
                    "write for instance 'sqlstate: \"42P07\"', in quotes");
        }
        return state;
    }

    private static Optional<VersionRange> versions(MappingDecoder decoder) {
        Optional<String> text = decoder.optionalText("versions");
        Optional<VersionRange> range = text.flatMap(VersionRange::parse);
        if (text.isPresent() && range.isEmpty()) {
            decoder.wrong("versions", "a range of versions", "write for instance 'versions: \">=3.27 <4\"'");
        }
        return range;
    }

    private static Optional<LocalDate> expires(MappingDecoder decoder) {
        Optional<String> text = decoder.optionalText("expires");
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            decoder.wrong("expires", "a day, as year-month-day", "write for instance 'expires: 2027-01-31'");
            return Optional.empty();
        }
    }
}
