package dev.assay.engine.specification;

/**
 * Why no scenario tests a rule.
 *
 * @param kind whether none can or none does yet, never {@code null}
 * @param reason one sentence, never blank
 */
public record Untested(Kind kind, String reason) {

    /** Whether a scenario could ever test the rule. */
    public enum Kind {
        /** No scenario can: what the rule asks for cannot be seen from outside, or not without judging words. */
        CANNOT_BE("cannot be tested"),
        /** A scenario could, and nobody has written it. */
        NOT_YET("not tested yet");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /**
         * Says it in words.
         *
         * @return a part of a sentence, never {@code null}
         */
        public String words() {
            return words;
        }
    }
}
