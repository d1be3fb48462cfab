package dev.assay.engine.schema;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes rows of the lines of one catalog's stream. The end of a line that was there before is not taken apart again. */
final class RowParser {

    private static final int FIRST_SIZE = 1 << 8;

    private static final @Nullable String[] NOTHING = {};

    private final CatalogReading reading;
    private final Texts texts;
    private byte[][] ends = new byte[FIRST_SIZE][];
    private @Nullable CommonValues[] known = new @Nullable CommonValues[FIRST_SIZE];
    private int size;

    RowParser(CatalogReading reading, Texts texts) {
        this.reading = reading;
        this.texts = texts;
    }

    /** Makes a row of a line of COPY in text format, with its line end. */
    CatalogRow row(byte[] line) {
        long[] numbers = new long[reading.numberWidth()];
        int place = CopyLine.read(line, 0, numbers);
        int width = reading.ownWidth() - numbers.length;
        @Nullable String[] own = width == 0 ? NOTHING : new @Nullable String[width];
        place = CopyLine.read(line, place, own, texts);
        show(own, numbers.length);
        return new CatalogRow(reading, numbers, own, common(line, place));
    }

    private void show(@Nullable String[] values, int first) {
        List<ReadColumn> columns = reading.columns();
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(first + i).shown(values[i]);
        }
    }

    private CommonValues common(byte[] line, int from) {
        int place = place(line, from);
        CommonValues there = known[place];
        if (there != null) {
            return there;
        }
        @Nullable String[] values = new @Nullable String[reading.columns().size() - reading.ownWidth()];
        CopyLine.read(line, from, values, texts);
        show(values, reading.ownWidth());
        CommonValues made = new CommonValues(values);
        ends[place] = Arrays.copyOfRange(line, Math.min(from, line.length), line.length);
        known[place] = made;
        if (++size * 2 > ends.length) {
            grow();
        }
        return made;
    }

    private int place(byte[] line, int from) {
        int hash = 0;
        for (int i = from; i < line.length; i++) {
            hash = 31 * hash + line[i];
        }
        int mask = ends.length - 1;
        int place = (hash ^ hash >>> 15) & mask;
        while (known[place] != null
                && !Arrays.equals(ends[place], 0, ends[place].length, line, Math.min(from, line.length), line.length)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        byte[][] oldEnds = ends;
        @Nullable CommonValues[] old = known;
        ends = new byte[oldEnds.length * 2][];
        known = new @Nullable CommonValues[ends.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                int place = place(oldEnds[i], 0);
                ends[place] = oldEnds[i];
                known[place] = old[i];
            }
        }
    }
}
