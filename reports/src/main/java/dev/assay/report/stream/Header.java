package dev.assay.report.stream;

import dev.assay.engine.junit.RunFacts;
import dev.assay.report.RunResults;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The first record of a stream: what all results in it depend on.
 *
 * @param format {@value #FORMAT}
 * @param version the version of the format
 * @param assay the version of Assay
 * @param startedAt when the run began
 * @param postgres the version of the server
 * @param catalogue every scenario that there was, whether it was run or not
 * @param machine facts of the machine
 * @param options the configuration parameters that a result may depend on
 */
public record Header(
        String format,
        int version,
        String assay,
        Instant startedAt,
        String postgres,
        RunFacts.Catalogue catalogue,
        Machine machine,
        SortedMap<String, String> options) {

    /** What the format is called. */
    public static final String FORMAT = "assay-results";

    /** The version of the format that is written here. */
    public static final int VERSION = 1;

    /** Copies the map. */
    public Header {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * The machine that a run took place on. Nothing in it names the machine or its user.
     *
     * @param system the operating system
     * @param architecture the architecture of the processor
     * @param processors how many processors Assay may use
     * @param java the version of Java
     */
    public record Machine(String system, String architecture, int processors, String java) {

        static Machine here() {
            return new Machine(
                    System.getProperty("os.name"),
                    System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.version"));
        }
    }

    static Header of(RunFacts facts, Instant startedAt) {
        return new Header(
                FORMAT,
                VERSION,
                RunResults.assayVersion(),
                startedAt,
                facts.postgres(),
                facts.catalogue(),
                Machine.here(),
                facts.options());
    }
}
