package dev.assay.engine.schema;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The properties of rows that have the same {@link CommonValues}, with a gap for each value that is a row's own. */
final class PropertyForm {

    private final long present;
    private final Shape shape;
    private final @Nullable String[] values;
    private final int[] gaps;
    private final @Nullable PropertyForm next;

    private PropertyForm(
            long present, Shape shape, @Nullable String[] values, int[] gaps, @Nullable PropertyForm next) {
        this.present = present;
        this.shape = shape;
        this.values = values;
        this.gaps = gaps;
        this.next = next;
    }

    /**
     * Makes the form for rows like a given one.
     *
     * @param present which of its own values the row has, a bit each
     * @param next another form for the same common values
     */
    static PropertyForm of(CatalogRow row, long present, Names names, @Nullable PropertyForm next) {
        ComparedColumns compared = row.reading().compared();
        int[] places = new int[compared.size()];
        @Nullable String[] values = new @Nullable String[compared.size()];
        int[] gaps = new int[Long.bitCount(present)];
        int count = 0;
        int gap = 0;
        for (int i = 0; i < places.length; i++) {
            int own = compared.ownPlace(i);
            String value = own < 0 ? names.value(row, compared.position(i)) : null;
            boolean isGap = own >= 0 && (present >> own & 1) != 0;
            if (isGap) {
                gaps[gap++] = count;
            }
            if (isGap || value != null) {
                places[count] = i;
                values[count++] = value;
            }
        }
        return new PropertyForm(
                present, compared.shape(Arrays.copyOf(places, count)), Arrays.copyOf(values, count), gaps, next);
    }

    /** Returns which of its own values a row of this form has, a bit each. */
    long present() {
        return present;
    }

    /** Returns the names of the properties. */
    Shape shape() {
        return shape;
    }

    /**
     * Returns the values of the properties of one row.
     *
     * @param own its own values; those that are null have no gap here
     */
    String[] values(@Nullable String[] own) {
        @Nullable String[] filled = values.clone();
        int gap = 0;
        for (String value : own) {
            if (value != null) {
                filled[gaps[gap++]] = value;
            }
        }
        return filled;
    }

    @Nullable
    PropertyForm next() {
        return next;
    }
}
