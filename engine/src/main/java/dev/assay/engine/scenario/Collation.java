package dev.assay.engine.scenario;

import java.util.Optional;

/** By which order a database compares texts, named as PostgreSQL's standard collations are (its manual, "Collation Support"). */
public enum Collation {
    /** By the bytes, as most code that sorts names of files does. */
    C(Optional.empty()),
    /** By the Unicode Collation Algorithm with its default table: punctuation before digits before letters. */
    UNICODE(Optional.of("und"));

    private final Optional<String> icuLocale;

    Collation(Optional<String> icuLocale) {
        this.icuLocale = icuLocale;
    }

    /**
     * Names the locale that the database is made with.
     *
     * @return the locale of ICU; empty if the order is not ICU's
     */
    public Optional<String> icuLocale() {
        return icuLocale;
    }
}
