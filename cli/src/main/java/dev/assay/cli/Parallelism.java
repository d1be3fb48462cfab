package dev.assay.cli;

import dev.assay.engine.junit.AssayConstants;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many cases run at once, as the command line says it. */
final class Parallelism {

    private static final int MOST = 64;
    private static final String CONFIG = AssayConstants.PARALLEL_PREFIX + "config.";

    private final boolean serial;
    private final @Nullable Integer number;

    private Parallelism(boolean serial, @Nullable Integer number) {
        this.serial = serial;
        this.number = number;
    }

    static Parallelism of(boolean serial, @Nullable Integer number) {
        if (number != null && (number < 1 || number > MOST || serial)) {
            throw UserError.at("--parallel " + number)
                    .expected("a number from 1 to " + MOST + (serial ? ", without --no-parallel" : ""))
                    .found(number + (serial ? " with --no-parallel" : ""))
                    .rule("so many cases run at once, each on a database of its own")
                    .next("leave it out for as many as there are processors");
        }
        return new Parallelism(serial, number);
    }

    void putInto(Map<String, String> parameters) {
        if (serial) {
            parameters.put(AssayConstants.PARALLEL, "false");
        } else if (number != null) {
            parameters.put(CONFIG + "strategy", "fixed");
            parameters.put(CONFIG + "fixed.parallelism", number.toString());
        }
    }
}
