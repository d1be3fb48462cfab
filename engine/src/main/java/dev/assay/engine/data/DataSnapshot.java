package dev.assay.engine.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rows of the ordinary tables of one database at one moment.
 *
 * @param tables the contents by the identity of the table, as in {@code public.account}
 */
public record DataSnapshot(SortedMap<String, TableContents> tables) {

    /** Copies what it is given, so that nobody can change it later. */
    public DataSnapshot {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }
}
