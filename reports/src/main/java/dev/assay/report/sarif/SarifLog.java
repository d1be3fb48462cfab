package dev.assay.report.sarif;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.execution.Result;
import dev.assay.report.Mark;
import dev.assay.report.Printable;
import dev.assay.report.stream.Recorded;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes findings that belong to a line of a file as SARIF 2.1.0 (OASIS). In a scenario that file holds its migrations; a
 * finding that belongs to no file is left out.
 */
public final class SarifLog {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
    private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,8})");
    private static final int LONGEST_MESSAGE = 2000;

    private SarifLog() {}

    /**
     * Writes the log of a run.
     *
     * @param run the run
     * @return a SARIF log
     */
    public static String of(Recorded run) {
        ObjectNode log = JSON.createObjectNode();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        ObjectNode one = log.putArray("runs").addObject();
        ObjectNode driver = one.putObject("tool").putObject("driver");
        driver.put("name", "Assay");
        driver.put("version", run.header().assay());
        ArrayNode rules = driver.putArray("rules");
        run.header().catalogue().scenarios().stream()
                .filter(story -> run.results().stream()
                        .anyMatch(result -> result.scenario().equals(story.id()) && isTold(result)))
                .forEach(story -> {
                    ObjectNode rule = rules.addObject();
                    rule.put("id", story.id());
                    rule.putObject("shortDescription").put("text", message(story.title()));
                    rule.putObject("fullDescription")
                            .put("text", message(story.story().strip()));
                });
        ArrayNode results = one.putArray("results");
        run.results().stream().filter(SarifLog::isTold).forEach(result -> add(result, results));
        try {
            return JSON.writeValueAsString(log) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a SARIF log cannot be written as JSON", e);
        }
    }

    /** Only what a runner was seen to do wrong in a place is a finding about that place. */
    private static boolean isTold(Result result) {
        Mark mark = Mark.of(result);
        boolean seen = mark == Mark.FINDING || mark == Mark.DEVIATION || mark == Mark.STALE;
        return seen && PLACE.matcher(result.location()).matches() && uri(result).isPresent();
    }

    private static Optional<String> uri(Result result) {
        Matcher place = PLACE.matcher(result.location());
        if (!place.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(null, null, place.group(1), null).toASCIIString());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static void add(Result result, ArrayNode results) {
        Matcher place = PLACE.matcher(result.location());
        if (!place.matches()) {
            return;
        }
        ObjectNode node = results.addObject();
        node.put("ruleId", result.scenario());
        node.put("level", level(Mark.of(result)));
        String text = Mark.plainWord(result) + " with " + result.runner() + " " + result.runnerVersion() + ": "
                + result.reason() + " Reproduce: " + result.reproduce();
        node.putObject("message").put("text", message(text));
        ObjectNode physical = node.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(result).orElse(""));
        physical.putObject("region").put("startLine", Integer.parseInt(place.group(2)));
        node.putObject("partialFingerprints")
                .put("assay/v1", result.runner() + "/" + result.scenario() + "/" + result.caseName());
    }

    /**
     * Makes a message of plain text in which nothing is a placeholder or a link (SARIF 2.1.0, sections 3.11.5 "Messages with
     * placeholders" and 3.11.6 "Messages with embedded links").
     */
    private static String message(String text) {
        String line = Printable.line(text);
        return line.substring(0, Math.min(LONGEST_MESSAGE, line.length()))
                .replaceAll("[\\\\\\[\\]]", "\\\\$0")
                .replace("{", "{{")
                .replace("}", "}}");
    }

    private static String level(Mark mark) {
        return switch (mark) {
            case FINDING -> "error";
            case STALE -> "warning";
            default -> "note";
        };
    }
}
