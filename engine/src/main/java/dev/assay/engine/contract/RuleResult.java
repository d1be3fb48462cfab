package dev.assay.engine.contract;

/**
 * What came of one rule of the contract.
 *
 * @param rule what an adapter must do, as in {@code reads the applied set back}
 * @param outcome whether it does
 * @param detail what was expected and found, and what to do next; or what was seen
 */
public record RuleResult(String rule, Outcome outcome, String detail) {

    /** Whether a rule is kept. */
    public enum Outcome {
        /** It is. */
        KEPT,
        /** It is not: the adapter cannot be used as it is. */
        BROKEN,
        /** It was not looked at, because a rule before it is broken. */
        LEFT_OUT,
        /** It is no rule: something about the runner that is good to know. */
        NOTED
    }
}
