package dev.assay.setrunner.catalog;

/**
 * One way in which a database is not what it should be.
 *
 * @param key the object
 * @param kind what is wrong with it
 * @param text the finding in words, with what was expected
 */
public record Deviation(ObjectKey key, Kind kind, String text) {

    /** What can be wrong. */
    public enum Kind {
        /** It is not there. */
        MISSING,
        /** It is there and not the same. */
        DIFFERENT,
        /** It is there and should not be. */
        UNEXPECTED
    }
}
