package dev.assay.adapter.command.files;

import dev.assay.engine.scenario.Release;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How a version is written in the names of files, and how it reads there.
 *
 * @param digits how many digits it has at least, filled with zeros on the left
 * @param numbering what the number is
 */
public record VersionFormat(int digits, Numbering numbering) {

    /** What the number of a migration in the names of files is. */
    public enum Numbering {
        /** Its version. */
        VERSION,
        /** Its place among the versions of the release, from 1, for runners that accept no gap. */
        POSITION
    }

    /** The version as it is. */
    public static final VersionFormat PLAIN = new VersionFormat(1, Numbering.VERSION);

    /**
     * Writes a version.
     *
     * @param version the version; 0 for none
     * @param release what is on disk
     * @return its number, with as many digits as there must be
     */
    public String write(long version, Release release) {
        long number = numbering == Numbering.VERSION ? version : position(version, release);
        return String.format("%0" + digits + "d", number);
    }

    private static long position(long version, Release release) {
        return release.versions().headSet(version + 1).size();
    }

    /**
     * Finds the versions that a counter stands for.
     *
     * @param counter what the runner counts
     * @param onDisk what is on disk
     * @return every version on disk up to it
     */
    public SortedSet<Long> upTo(long counter, Release onDisk) {
        TreeSet<Long> versions = new TreeSet<>();
        for (long version : onDisk.versions()) {
            long number = numbering == Numbering.VERSION ? version : position(version, onDisk);
            if (number <= counter) {
                versions.add(version);
            }
        }
        return versions;
    }
}
