package dev.assay.report.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.digest.Sha256;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Standing;
import dev.assay.report.stream.Header;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The in-toto statement (version 1) of a certificate, with the test-result predicate (version 0.1). It follows from the
 * results alone. Its field {@code grades} is Assay's own; consumers ignore fields that they do not know.
 */
final class Statement {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .defaultPrettyPrinter(new com.fasterxml.jackson.core.util.DefaultPrettyPrinter()
                    .withObjectIndenter(new com.fasterxml.jackson.core.util.DefaultIndenter("  ", "\n")))
            .build();

    private Statement() {}

    /** Writes the statement of one runner. */
    static byte[] of(Recorded run, RunnerLine runner, List<Standing> standings, byte[] results, byte[] traces) {
        ObjectNode statement = JSON.createObjectNode();
        statement.put("_type", TYPE);
        boolean hasFile = !runner.tool().isEmpty();
        ObjectNode subject = statement.putArray("subject").addObject();
        subject.put("name", runner.id() + "@" + runner.version());
        subject.putObject("digest").put("sha256", hasFile ? runner.tool() : runner.adapter());
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = statement.putObject("predicate");
        predicate.put("result", conforms(standings) ? "PASSED" : "FAILED");
        configuration(predicate.putArray("configuration"), run.header(), runner, results, traces);
        tests(predicate, run, standings);
        ArrayNode grades = predicate.putArray("grades");
        standings.forEach(standing -> grade(grades.addObject(), standing));
        try {
            return (JSON.writeValueAsString(statement) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement cannot be written as JSON", e);
        }
    }

    static boolean conforms(List<Standing> standings) {
        return standings.stream()
                .map(Standing::grade)
                .allMatch(grade -> grade == Grade.CONVERGENT || grade == Grade.SAFE || grade == Grade.NOT_APPLICABLE);
    }

    private static void configuration(
            ArrayNode configuration, Header header, RunnerLine runner, byte[] results, byte[] traces) {
        resource(configuration, "catalogue", header.catalogue().digest());
        resource(configuration, "adapter", runner.adapter());
        if (!runner.tool().isEmpty()) {
            resource(configuration, "tool", runner.tool());
        }
        resource(configuration, "deviations", runner.deviations());
        resource(configuration, Bundle.RESULTS, Sha256.of(results));
        resource(configuration, Bundle.TRACES, Sha256.of(traces));
        ObjectNode facts = configuration.addObject().put("name", "assay").putObject("annotations");
        facts.put("version", header.assay());
        facts.put("postgres", header.postgres());
        facts.put("startedAt", header.startedAt().toString());
        header.options().forEach(facts::put);
    }

    private static void resource(ArrayNode configuration, String name, String digest) {
        configuration.addObject().put("name", name).putObject("digest").put("sha256", digest);
    }

    private static void tests(ObjectNode predicate, Recorded run, List<Standing> standings) {
        Set<String> profiles = standings.stream().map(Standing::profile).collect(Collectors.toSet());
        Set<String> notApplicable =
                obstacles(standings.stream().map(Standing::notApplicable).toList());
        Set<String> failed = obstacles(standings.stream()
                .filter(standing -> standing.grade() != Grade.SAFE)
                .map(Statement::scenarios)
                .toList());
        Set<String> warned = obstacles(standings.stream()
                .filter(standing -> standing.grade() == Grade.SAFE)
                .map(Statement::scenarios)
                .toList());
        ArrayNode passedTests = predicate.putArray("passedTests");
        run.header().catalogue().scenarios().stream()
                .filter(story -> profiles.contains(story.profile()))
                .map(story -> story.id())
                .filter(id -> !notApplicable.contains(id) && !failed.contains(id) && !warned.contains(id))
                .forEach(passedTests::add);
        ArrayNode warnedTests = predicate.putArray("warnedTests");
        warned.stream().sorted().forEach(warnedTests::add);
        ArrayNode failedTests = predicate.putArray("failedTests");
        failed.stream().sorted().forEach(failedTests::add);
    }

    private static List<String> scenarios(Standing standing) {
        return standing.obstacles().stream().map(Standing.Obstacle::scenario).toList();
    }

    private static Set<String> obstacles(List<List<String>> lists) {
        return lists.stream().flatMap(List::stream).collect(Collectors.toSet());
    }

    private static void grade(ObjectNode node, Standing standing) {
        node.put("profile", standing.profile());
        node.put("grade", standing.grade().title());
        node.put("scenarios", standing.demanded());
        node.put("accepted", standing.passed());
        node.put("atTheirBest", standing.best());
        ArrayNode notApplicable = node.putArray("notApplicable");
        standing.notApplicable().forEach(notApplicable::add);
    }

    /** Reads back for which profiles a statement is. */
    static List<String> profiles(byte[] statement) throws IOException {
        List<String> profiles = new ArrayList<>();
        for (JsonNode grade : JSON.readTree(statement).path("predicate").path("grades")) {
            profiles.add(grade.path("profile").asText());
        }
        return profiles;
    }
}
