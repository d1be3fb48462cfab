package dev.assay.engine.data;

import dev.assay.engine.data.TableContents.Row;
import dev.assay.engine.schema.Printable;

/**
 * One row that is there another number of times than expected.
 *
 * @param table the identity of its table
 * @param row the row, as far as the columns go that both sides have
 * @param expected how many times it should be there
 * @param found how many times it is there
 */
public record RowDifference(String table, Row row, int expected, int found) {

    private static final int LENGTH = 160;

    /** What is wrong with a row. */
    public enum Kind {
        /** It is there fewer times than expected. */
        LOST,
        /** It is there more times than expected, and was expected. */
        REPEATED,
        /** It is there and was not expected at all. */
        UNEXPECTED
    }

    /**
     * Returns what is wrong.
     *
     * @return the kind of difference
     */
    public Kind kind() {
        if (found < expected) {
            return Kind.LOST;
        }
        return expected > 0 ? Kind.REPEATED : Kind.UNEXPECTED;
    }

    /** Writes the difference in one line, the row cut if it is long. */
    @Override
    public String toString() {
        String text = Printable.text("table " + table + ": row ") + Printable.start(row.toString(), LENGTH);
        String is = text
                + switch (kind()) {
                    case LOST -> " is lost";
                    case REPEATED -> " is repeated";
                    case UNEXPECTED -> " is unexpected";
                };
        boolean once = expected + found == 1;
        return once ? is : is + ": expected " + times(expected) + ", found " + times(found);
    }

    private static String times(int count) {
        return count == 1 ? "once" : count + " times";
    }
}
