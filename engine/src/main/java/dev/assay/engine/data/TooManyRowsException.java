package dev.assay.engine.data;

/** Says that a table has more rows than can be compared one by one. */
public final class TooManyRowsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyRowsException(String table) {
        super("table " + table + " has more than " + DataReader.MOST_ROWS
                + " rows, which is more than Assay compares one by one; leave it out or make the scenario smaller");
    }
}
