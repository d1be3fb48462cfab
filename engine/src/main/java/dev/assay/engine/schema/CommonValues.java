package dev.assay.engine.schema;

import org.jspecify.annotations.Nullable;

/**
 * The values that many rows of a catalog have in common, held once for all of them: ten thousand columns of type text that are not
 * NULL differ in their tables and names alone. What they mean in a snapshot is found out once, too.
 */
final class CommonValues {

    private final @Nullable String[] values;
    private volatile @Nullable PropertyForm forms;
    private boolean counted;

    /** Takes the values in the order of the last columns of a reading. */
    CommonValues(@Nullable String[] values) {
        this.values = values;
    }

    @Nullable
    String get(int place) {
        return values[place];
    }

    /** Returns true for the first row that has these values, and false for the others. */
    boolean isFirstUse() {
        boolean first = !counted;
        counted = true;
        return first;
    }

    /**
     * Returns the form of the properties of a row that has these values.
     *
     * @param present which of its own values the row has, a bit each
     */
    PropertyForm form(CatalogRow row, long present, Names names) {
        PropertyForm first = forms;
        for (PropertyForm form = first; form != null; form = form.next()) {
            if (form.present() == present) {
                return form;
            }
        }
        // Two threads may make the same form, which does no harm.
        PropertyForm made = PropertyForm.of(row, present, names, first);
        forms = made;
        return made;
    }
}
