package dev.assay.report.stream;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The last record of a stream, without which it is not complete.
 *
 * @param finishedAt when the run ended
 * @param runners how many records of runners there are
 * @param cases how many records of cases there are
 * @param explorations how many records of explorations there are
 * @param failures how many records of failures there are
 * @param verdicts how many cases came to which verdict
 * @param digest the SHA-256 digest of every byte before this record
 */
public record Footer(
        Instant finishedAt,
        int runners,
        int cases,
        int explorations,
        int failures,
        SortedMap<String, Integer> verdicts,
        String digest) {

    /** Copies the map. */
    public Footer {
        verdicts = Collections.unmodifiableSortedMap(new TreeMap<>(verdicts));
    }
}
