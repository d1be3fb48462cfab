package dev.assay.adapter.command.files;

/**
 * How a version is written in the names of files.
 *
 * @param digits how many digits it has at least, filled with zeros on the left
 */
public record VersionFormat(int digits) {

    /** The version as it is. */
    public static final VersionFormat PLAIN = new VersionFormat(1);

    /**
     * Writes a version.
     *
     * @param version the version; 0 for none
     * @return its number, with as many digits as there must be
     */
    public String write(long version) {
        return String.format("%0" + digits + "d", version);
    }
}
