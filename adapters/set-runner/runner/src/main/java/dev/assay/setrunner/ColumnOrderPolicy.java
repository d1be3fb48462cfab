package dev.assay.setrunner;

/** Whether the order of a table's columns counts when {@link SetRunner#adopt()} compares. */
public enum ColumnOrderPolicy {
    /** A table with another order of columns is different. The default: INSERT and COPY without a column list depend on it. */
    COMPARE,
    /** The order does not count. */
    IGNORE
}
