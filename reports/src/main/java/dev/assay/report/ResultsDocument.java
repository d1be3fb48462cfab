package dev.assay.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import java.util.Collection;

/** The form of {@code results.json}: the words are those of the scenario language. */
final class ResultsDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ResultsDocument() {}

    static ObjectNode of(RunResults run) {
        ObjectNode document = JSON.objectNode();
        document.put("schemaVersion", ResultsFile.SCHEMA_VERSION);
        document.put("assay", RunResults.assayVersion());
        document.put("startedAt", run.startedAt().toString());
        document.put("finishedAt", run.finishedAt().toString());
        ArrayNode runners = document.putArray("runners");
        run.runners().forEach(runner -> runners.add(runner(runner)));
        ArrayNode cases = document.putArray("cases");
        run.cases().forEach(one -> cases.add(oneCase(one)));
        ArrayNode explorations = document.putArray("explorations");
        run.explorations().forEach(one -> explorations.add(exploration(one)));
        return document;
    }

    private static ObjectNode exploration(ExplorationReport report) {
        ObjectNode node = JSON.objectNode();
        node.put("scenario", report.scenario());
        node.put("runner", report.runner());
        node.put("requests", report.account().requests());
        node.put("neutral", report.account().neutral());
        node.put("run", report.account().run());
        node.set("ambiguous", texts(report.ambiguous()));
        node.put("audited", report.audited());
        node.put("seed", report.seed());
        node.set("notReached", texts(report.notReached()));
        ObjectNode covered = node.putObject("covered");
        report.covered().forEach(covered::put);
        node.set("problems", texts(report.problems()));
        return node;
    }

    private static ObjectNode runner(RunnerEntry runner) {
        ObjectNode node = JSON.objectNode();
        node.put("id", runner.id());
        node.put("title", runner.title());
        node.put("available", runner.available());
        node.put("version", runner.version());
        node.put("reason", runner.reason());
        node.put("remedy", runner.remedy());
        return node;
    }

    private static ObjectNode oneCase(CaseResult one) {
        Result result = one.result();
        ObjectNode node = JSON.objectNode();
        node.put("family", one.family());
        node.put("scenario", result.scenario());
        node.put("case", result.caseName());
        node.put("caseTitle", result.caseTitle());
        node.put("title", one.title());
        node.put("runner", result.runner());
        node.put("runnerVersion", result.runnerVersion());
        node.put("postgres", result.postgres());
        node.put("verdict", Words.spelling(result.verdict()));
        node.put("behaviour", result.behaviour().map(Words::spelling).orElse(null));
        node.set(
                "accepted",
                texts(result.accepted().stream().map(Words::spelling).toList()));
        node.put("expectation", Words.spelling(result.expectation()));
        node.put("reason", result.reason());
        node.put("location", result.location());
        node.set("findings", texts(result.findings()));
        node.set("story", texts(result.story()));
        node.put("difference", result.difference());
        node.put("reproduce", result.reproduce());
        node.put("database", result.database().orElse(null));
        return node;
    }

    private static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = JSON.arrayNode();
        texts.forEach(array::add);
        return array;
    }
}
