package dev.assay.engine.postgres;

/** Reads a major version that a user typed. */
final class MajorParser {

    private MajorParser() {}

    static int parse(String digits) {
        if (!digits.matches("[1-9][0-9]?")) {
            throw problem(digits, "a whole number such as 18");
        }
        int major = Integer.parseInt(digits);
        if (major < ServerVersion.OLDEST_MAJOR) {
            throw problem(digits, "PostgreSQL " + ServerVersion.OLDEST_MAJOR + " or newer");
        }
        return major;
    }

    private static PostgresException problem(String text, String expected) {
        return PostgresException.at("--pg-version " + text)
                .expected(expected)
                .found("\"" + text + "\"")
                .rule("--pg-version (or assay.postgres.version) is the major version of PostgreSQL to use")
                .next("give the major version alone, for instance --pg-version 18");
    }
}
