package dev.assay.engine.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the OIDs and column numbers of one database into names that mean the same in every database. */
final class Names {

    private final CatalogRows rows;
    private final Map<Address, String> outside;

    /**
     * Creates the names of one database.
     *
     * @param outside the names of objects that are referred to and were not read themselves
     */
    Names(CatalogRows rows, Map<Address, String> outside) {
        this.rows = rows;
        this.outside = outside;
    }

    ObjectKey key(CatalogRow row) {
        String kind = row.reading().kind().of(row);
        return new ObjectKey(row.isAlteredSystemObject() ? "altered built-in " + kind : kind, identity(row));
    }

    String identity(CatalogRow row) {
        Optional<String> known = row.identity();
        if (known.isPresent()) {
            return known.get();
        }
        String filled = row.reading().identity().fill((column, otherwise) -> named(row, column, otherwise));
        String identity = row.isAlteredSystemObject() ? outside.getOrDefault(row.address(), filled) : filled;
        row.setIdentity(identity);
        return identity;
    }

    /** Returns the name of an object, whether it was read or not. */
    String identity(String catalog, long oid) {
        Optional<CatalogRow> row = rows.at(catalog, oid);
        return row.isPresent()
                ? identity(row.get())
                : outside.getOrDefault(new Address(catalog, oid, 0), "unknown row of " + catalog);
    }

    /** Returns what a row is called among the other parts of the same object, as a column in its table. */
    String shortName(CatalogRow row) {
        List<String> columns = row.reading().identity().columns();
        return named(row, columns.get(columns.size() - 1), "");
    }

    /** Returns the value of a column as text, references as names; nothing if it is NULL or refers to nothing. */
    Optional<String> value(CatalogRow row, int position) {
        ReadColumn column = row.reading().columns().get(position);
        if (column.isList()) {
            return row.list(position).map(texts -> {
                List<String> names = names(row, column, texts);
                return ListText.of(column.unordered() ? names.stream().sorted().toList() : names);
            });
        }
        return row.text(position).flatMap(text -> name(row, column.reference(), text));
    }

    private String named(CatalogRow row, String name, String otherwise) {
        ReadColumn column = row.reading().columns().get(row.reading().position(name));
        if (column.isList()) {
            return String.join(",", names(row, column, row.list(name).orElse(List.of())));
        }
        return row.text(name)
                .flatMap(text -> name(row, column.reference(), text))
                .map(text -> column.isName() ? Identifiers.quote(text) : text)
                .orElse(otherwise);
    }

    private List<String> names(CatalogRow row, ReadColumn column, List<String> texts) {
        return texts.stream()
                .map(text -> name(row, column.reference(), text).orElse("-"))
                .collect(Collectors.toList());
    }

    private Optional<String> name(CatalogRow row, @Nullable Reference reference, String text) {
        if (reference == null) {
            return Optional.of(text);
        }
        long number = Long.parseLong(text);
        if (reference instanceof Reference.ToColumn to) {
            return Optional.of(columnName(row.number(to.relation()), (int) number));
        }
        String catalog = ((Reference.ToRow) reference).catalog();
        return number == 0 ? Optional.empty() : Optional.of(identity(catalog, number));
    }

    private String columnName(long relation, int number) {
        if (number == 0) {
            return "(expression)";
        }
        return rows.at(new Address("pg_class", relation, number))
                .flatMap(row -> row.text("attname"))
                .map(Identifiers::quote)
                .orElse("(column " + number + ")");
    }
}
