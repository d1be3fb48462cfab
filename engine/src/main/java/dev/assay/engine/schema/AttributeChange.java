package dev.assay.engine.schema;

import java.util.Optional;

/**
 * One property in which two objects of one name differ.
 *
 * @param attribute its name, as the catalogs call it
 * @param expected its value in the reference; empty if it has none there
 * @param found its value in the actual schema; empty if it has none there
 */
public record AttributeChange(String attribute, Optional<String> expected, Optional<String> found) {

    /** Writes the change in one line, cut to the place where the values part. */
    @Override
    public String toString() {
        Excerpt excerpt = Excerpt.around(expected.orElse(""), found.orElse(""));
        return attribute
                + ": expected " + (expected.isPresent() ? excerpt.of(expected.get()) : "none")
                + ", found " + (found.isPresent() ? excerpt.of(found.get()) : "none");
    }
}
