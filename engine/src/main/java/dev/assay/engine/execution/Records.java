package dev.assay.engine.execution;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is recorded for one case, held against what was seen of it. A pure function of the two and of the day. */
final class Records {

    private final List<Deviation> records;
    private final LocalDate today;

    /** Takes those of a case. A pattern is of explored scenarios only: only there it is counted what it covers. */
    Records(Collection<Deviation> all, Scenario scenario, Scenario.Case story, LocalDate today) {
        boolean explored = scenario.exploration().isPresent();
        this.records = all.stream()
                .filter(one -> one.covers(scenario.id(), story.name()))
                .filter(one -> explored || !one.isPattern())
                .toList();
        this.today = today;
    }

    /** Tells whether a bad behaviour is one that is recorded. */
    boolean covers(Optional<Behaviour> behaviour, Symptoms symptoms) {
        return records.stream()
                .anyMatch(record -> mismatch(record, behaviour, symptoms).isEmpty());
    }

    /** Says why the record for this very case does not hold; empty if there is none, or if it does. */
    Optional<String> stale(Verdict verdict, Optional<Behaviour> behaviour, Symptoms symptoms) {
        return records.stream()
                .filter(record -> !record.isPattern())
                .findFirst()
                .map(record -> describe(record, verdict, behaviour, symptoms));
    }

    private String describe(Deviation record, Verdict verdict, Optional<Behaviour> behaviour, Symptoms symptoms) {
        String seen = behaviour.map(Words::spelling).orElse(Words.spelling(verdict));
        String what = verdict == Verdict.FAIL
                ? mismatch(record, behaviour, symptoms).orElse("it was seen to be '" + seen + "'")
                : "it was seen to be '" + seen + "'";
        return "%s records that the runner %s here, and %s; correct the record"
                .formatted(record.at().fileAndLine(), Words.spelling(record.behaviour()), what);
    }

    /** Says in what something seen differs from a record. */
    private Optional<String> mismatch(Deviation record, Optional<Behaviour> behaviour, Symptoms symptoms) {
        if (!behaviour.equals(Optional.of(record.behaviour()))) {
            return Optional.of("it was seen to be '"
                    + behaviour.map(Words::spelling).orElse("nothing that could be judged") + "'");
        }
        if (record.validity().isOver(today)) {
            return Optional.of(
                    "the record counts until " + record.validity().expires().orElseThrow()
                            + ": look again whether it is still so, and write a later day");
        }
        return record.symptom()
                .lacking(symptoms.outputs(), symptoms.sqlStates())
                .map(lacking -> "it does, but without " + lacking);
    }
}
