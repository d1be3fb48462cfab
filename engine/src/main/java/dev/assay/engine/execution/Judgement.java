package dev.assay.engine.execution;

import dev.assay.engine.scenario.Behaviour;
import java.util.List;

/**
 * What a history amounts to.
 *
 * @param behaviour the worst of the findings, {@link Behaviour#CONVERGES} if there is none
 * @param findings in the order in which they were seen
 * @param unfired the faults that were armed and never fired, a sentence each
 * @param absent those whose moment the runner does not have, although it did everything
 */
record Judgement(Behaviour behaviour, List<Finding> findings, List<String> unfired, List<String> absent) {

    /** One in which every fault had its moment. */
    Judgement(Behaviour behaviour, List<Finding> findings, List<String> unfired) {
        this(behaviour, findings, unfired, List.of());
    }
}
