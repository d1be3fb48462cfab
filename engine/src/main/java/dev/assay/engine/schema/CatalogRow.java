package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of a catalog as the server gave it, every value a text, and what becomes of it in a snapshot. */
final class CatalogRow {

    private final CatalogReading reading;
    private final @Nullable String[] values;
    private final long own;
    private final int part;
    private @Nullable String identity;
    private @Nullable List<CatalogRow> wholes;
    private boolean partOfUnread;
    private @Nullable Boolean leftOut;
    private @Nullable Draft draft;

    /** Takes the values in the order of the columns of the reading. */
    CatalogRow(CatalogReading reading, @Nullable String[] values) {
        this.reading = reading;
        this.values = values;
        this.own = number(reading.ownPosition());
        this.part = reading.isOfColumns() ? (int) number(reading.partPosition()) : 0;
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
        return values[position];
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

    void setDraft(Draft made) {
        draft = made;
    }

    /** Returns an OID or a number, 0 where there is none. */
    long number(String column) {
        return number(reading.position(column));
    }

    long number(int position) {
        String value = values[position];
        return value == null ? 0 : CopyLine.number(value);
    }

    /** Returns the OID of the object that the row is, or is about. */
    long own() {
        return own;
    }

    /** Returns which part of that object the row is: the number of a column, or 0 for the object itself. */
    int part() {
        return part;
    }

    /** Returns whether initdb made it, so that it was read only because its grants were altered. */
    boolean isAlteredSystemObject() {
        return reading.leavesOutSystemObjects() && own < CatalogQuery.FIRST_USER_OID;
    }

    Address address() {
        return new Address(reading.isOfColumns() ? CatalogRows.RELATIONS : catalog(), own(), part());
    }
}
