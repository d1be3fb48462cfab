package dev.assay.setrunner;

/**
 * Names one migration in results and reports.
 *
 * @param version the number that the file name begins with
 * @param name what stands between the version and {@code .up.sql}
 */
public record MigrationId(long version, String name) {

    /** {@code version_name}, without leading zeros. */
    @Override
    public String toString() {
        return version + "_" + name;
    }
}
