package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Turns the OIDs and column numbers of one database into names that mean the same in every database. */
final class Names {

    private final CatalogRows rows;
    private final OutsideNames outside;
    private final Map<String, Map<String, String>> knownLists = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> knownSorted = new ConcurrentHashMap<>();

    /**
     * Creates the names of one database.
     *
     * @param outside the names of objects that are referred to and were not read themselves
     */
    Names(CatalogRows rows, OutsideNames outside) {
        this.rows = rows;
        this.outside = outside;
    }

    ObjectKey key(CatalogRow row) {
        String kind = kind(row);
        return new ObjectKey(row.isAlteredSystemObject() ? "altered built-in " + kind : kind, identity(row));
    }

    private String kind(CatalogRow row) {
        String kind = row.reading().naming().kind().of(row);
        boolean isType = row.catalog().equals(Dependencies.TYPES);
        return isType && Dependencies.isComposite(row, rows) ? "composite type" : kind;
    }

    String identity(CatalogRow row) {
        String known = row.identity();
        if (known != null) {
            return known;
        }
        String identity = row.isAlteredSystemObject() ? outside.name(row.address()) : null;
        if (identity == null) {
            identity = row.reading().naming().identity().fill((column, otherwise) -> named(row, column, otherwise));
        }
        row.setIdentity(identity);
        return identity;
    }

    /** Returns the name of an object, whether it was read or not. */
    String identity(String catalog, long oid) {
        CatalogRow row = rows.at(catalog, oid);
        if (row != null) {
            return identity(row);
        }
        String name = outside.name(new Address(catalog, oid, 0));
        return name == null ? "unknown row of " + catalog : name;
    }

    /** Returns what a row is called among the other parts of the same object, as a column in its table. */
    String shortName(CatalogRow row) {
        List<String> columns = row.reading().naming().identity().columns();
        return named(row, columns.get(columns.size() - 1), "");
    }

    /** Returns the value of a column as text, references as names; null if it is NULL or refers to nothing. */
    @Nullable
    String value(CatalogRow row, int position) {
        ReadColumn column = row.reading().columns().get(position);
        if (!column.isList() && column.reference() != null) {
            return row.isNull(position) ? null : name(row, column.reference(), row.number(position));
        }
        String text = row.value(position);
        if (text == null || !column.isList() || Unreadable.isValue(text)) {
            return text;
        }
        if (column.reference() instanceof Reference.ToColumn) {
            return list(row, column, text);
        }
        String catalog = column.reference() instanceof Reference.ToRow to ? to.catalog() : "";
        Map<String, String> known = (column.unordered() ? knownSorted : knownLists)
                .computeIfAbsent(catalog, c -> new ConcurrentHashMap<>());
        String list = known.get(text);
        if (list == null) {
            list = list(row, column, text);
            known.put(text, list);
        }
        return list;
    }

    private String list(CatalogRow row, ReadColumn column, String text) {
        List<String> names = names(row, column, text);
        if (column.unordered()) {
            Collections.sort(names);
        }
        return ListText.of(names);
    }

    private String named(CatalogRow row, String name, String otherwise) {
        int position = row.reading().position(name);
        ReadColumn column = row.reading().columns().get(position);
        if (row.isNull(position)) {
            return otherwise;
        }
        if (column.reference() != null && !column.isList()) {
            String named = name(row, column.reference(), row.number(position));
            return named == null ? otherwise : named;
        }
        String text = row.value(position);
        if (text == null) {
            return otherwise;
        }
        if (column.isList()) {
            return String.join(",", names(row, column, text));
        }
        return column.isName() ? Identifiers.quote(text) : text;
    }

    private List<String> names(CatalogRow row, ReadColumn column, String list) {
        List<String> names = new ArrayList<>();
        for (String text : ListText.read(list)) {
            String name = column.reference() == null ? text : name(row, column.reference(), CopyLine.number(text));
            names.add(name == null ? "-" : name);
        }
        return names;
    }

    private @Nullable String name(CatalogRow row, Reference reference, long number) {
        if (reference instanceof Reference.ToColumn to) {
            return columnName(row.number(to.relation()), (int) number);
        }
        return number == 0 ? null : identity(((Reference.ToRow) reference).catalog(), number);
    }

    private String columnName(long relation, int number) {
        if (number == 0) {
            return "(expression)";
        }
        CatalogRow column = rows.columnAt(relation, number);
        return column == null ? "(column " + number + ")" : shortName(column);
    }
}
