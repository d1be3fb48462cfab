package dev.assay.engine.yaml;

/**
 * Says what is wrong with an input file: where, what was expected, what was found, which rule decided, what to do next.
 *
 * @param where the place, never {@code null}
 * @param expected what would have been right, never {@code null}
 * @param found what stands there, never {@code null}
 * @param rule the rule that decided, never {@code null}
 * @param next what the author can do, never {@code null}
 */
public record Problem(Location where, String expected, String found, String rule, String next) {

    @Override
    public String toString() {
        return "%s: found %s; expected %s (%s); %s".formatted(where, found, expected, rule, next);
    }
}
