package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a catalog as the server gave it, every value a text, and what becomes of it in a snapshot. */
final class CatalogRow {

    /** What stands for a number that is NULL; no column of a catalog holds one so small. */
    static final long NO_NUMBER = Long.MIN_VALUE;

    private final CatalogReading reading;
    private final long[] numbers;
    private final @Nullable String[] texts;
    private final CommonValues common;
    private @Nullable String identity;
    private @Nullable List<CatalogRow> wholes;
    private boolean partOfUnread;
    private @Nullable Boolean leftOut;
    private @Nullable Draft draft;

    /**
     * Takes the values in the order of the columns of the reading.
     *
     * @param numbers the numbers, {@link #NO_NUMBER} for NULL
     * @param texts the other values of its own
     * @param common those that it may share with other rows
     */
    CatalogRow(CatalogReading reading, long[] numbers, @Nullable String[] texts, CommonValues common) {
        this.reading = reading;
        this.numbers = numbers;
        this.texts = texts;
        this.common = common;
    }

    /** Makes a row of all values in the order of the columns of the reading. */
    static CatalogRow of(CatalogReading reading, @Nullable String[] values) {
        long[] numbers = new long[reading.numberWidth()];
        for (int i = 0; i < numbers.length; i++) {
            String value = values[i];
            numbers[i] = value == null ? NO_NUMBER : CopyLine.number(value);
        }
        CommonValues common = new CommonValues(Arrays.copyOfRange(values, reading.ownWidth(), values.length));
        return new CatalogRow(reading, numbers, Arrays.copyOfRange(values, numbers.length, reading.ownWidth()), common);
    }

    CatalogReading reading() {
        return reading;
    }

    String catalog() {
        return reading.name();
    }

    Optional<String> text(String column) {
        return Optional.ofNullable(value(reading.position(column)));
    }

    @Nullable
    String value(int position) {
        if (position < numbers.length) {
            return numbers[position] == NO_NUMBER ? null : Long.toString(numbers[position]);
        }
        int place = position - numbers.length;
        return place < texts.length ? texts[place] : common.get(place - texts.length);
    }

    /** Returns whether a value is NULL. */
    boolean isNull(int position) {
        return position < numbers.length ? numbers[position] == NO_NUMBER : value(position) == null;
    }

    CommonValues common() {
        return common;
    }

    /** Returns what the row is called, once that is known. */
    @Nullable
    String identity() {
        return identity;
    }

    void setIdentity(String name) {
        identity = name;
    }

    /** Returns the rows that this one exists because of, as pg_depend says. */
    List<CatalogRow> wholes() {
        return wholes == null ? List.of() : wholes;
    }

    void addWhole(CatalogRow whole) {
        if (wholes == null) {
            wholes = new ArrayList<>(2);
        }
        wholes.add(whole);
    }

    /** Returns whether the row exists because of something of a user that was not read, as what a session keeps for itself. */
    boolean isPartOfUnread() {
        return partOfUnread;
    }

    void setPartOfUnread() {
        partOfUnread = true;
    }

    /** Returns whether the row is left out of the snapshot, once that is decided. */
    @Nullable
    Boolean leftOut() {
        return leftOut;
    }

    void setLeftOut(boolean out) {
        leftOut = out;
    }

    /** Returns the object that the row becomes. */
    @Nullable
    Draft draft() {
        return draft;
    }

    void setDraft(@Nullable Draft made) {
        draft = made;
    }

    /** Returns an OID or a number, 0 where there is none. */
    long number(String column) {
        return number(reading.position(column));
    }

    /** Returns an OID or a number, 0 where there is none. */
    long number(int position) {
        if (position < numbers.length) {
            return numbers[position] == NO_NUMBER ? 0 : numbers[position];
        }
        String value = value(position);
        return value == null ? 0 : CopyLine.number(value);
    }

    /** Returns the OID of the object that the row is, or is about. */
    long own() {
        return number(reading.ownPosition());
    }

    /** Returns which part of that object the row is: the number of a column, or 0 for the object itself. */
    int part() {
        return reading.isOfColumns() ? (int) number(reading.partPosition()) : 0;
    }

    /** Returns whether initdb made it, so that it was read only because its grants were altered. */
    boolean isAlteredSystemObject() {
        return reading.leavesOutSystemObjects() && own() < CatalogQuery.FIRST_USER_OID;
    }

    Address address() {
        return new Address(reading.isOfColumns() ? CatalogRows.RELATIONS : catalog(), own(), part());
    }
}
