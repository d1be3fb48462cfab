package dev.assay.engine.execution;

import dev.assay.engine.scenario.Behaviour;
import java.util.List;

/**
 * What a history amounts to.
 *
 * @param behaviour the worst of the findings, {@link Behaviour#CONVERGES} if there is none
 * @param findings in the order in which they were seen
 * @param unseen why it proves nothing: the faults that were armed and never fired, the rows that could not be compared; a sentence each
 * @param absent those whose moment the runner does not have, although it did everything
 */
record Judgement(Behaviour behaviour, List<Finding> findings, List<String> unseen, List<String> absent) {

    /** One in which no fault was for a moment that the runner does not have. */
    Judgement(Behaviour behaviour, List<Finding> findings, List<String> unseen) {
        this(behaviour, findings, unseen, List.of());
    }
}
