package dev.assay.setrunner;

/**
 * How far a non-transactional migration has come.
 *
 * @param done the number of statements that have committed
 * @param prefixChecksum the fingerprint of these statements
 * @param attempting the statement that was sent outside a transaction and has not been seen to end, or zero
 */
record Progress(MigrationId id, int done, String prefixChecksum, int attempting) {

    /** Tells whether anything of the migration is, or may be, in the database. */
    boolean mayHaveRun() {
        return done > 0 || attempting > 0;
    }

    static Progress none(MigrationId id) {
        return new Progress(id, 0, Checksum.of(""), 0);
    }
}
