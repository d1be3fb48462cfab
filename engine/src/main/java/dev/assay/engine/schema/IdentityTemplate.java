package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the name of a row is put together from its columns: text with {@code {column|text where there is none}} in it. */
final class IdentityTemplate {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?:\\|([^}]*))?}");

    private final List<Place> places = new ArrayList<>();
    private final List<String> columns;
    private final String end;

    /** A column's place, with the text before it and the text that stands there if the column has no value. */
    private record Place(String before, String column, String otherwise) {}

    IdentityTemplate(String text) {
        Matcher found = PLACE.matcher(text);
        int last = 0;
        while (found.find()) {
            String otherwise = found.group(2) == null ? "" : found.group(2);
            places.add(new Place(text.substring(last, found.start()), found.group(1), otherwise));
            last = found.end();
        }
        this.columns = places.stream().map(Place::column).toList();
        this.end = text.substring(last);
    }

    /** Makes a template for a catalog that nothing is known about: its unique key, schemas first, plain columns last. */
    static IdentityTemplate ofKey(Catalog catalog) {
        List<String> key = catalog.keys().stream()
                .filter(columns -> !columns.contains("oid"))
                .findFirst()
                .orElse(List.of(catalog.ownColumn()));
        return new IdentityTemplate(key.stream()
                .sorted((a, b) -> Integer.compare(rank(catalog, a), rank(catalog, b)))
                .map(column -> "{" + column + "}")
                .collect(Collectors.joining(".")));
    }

    List<String> columns() {
        return columns;
    }

    /**
     * Fills in the template.
     *
     * @param value gives the text for a column, or the second argument if it has none
     */
    String fill(BinaryOperator<String> value) {
        StringBuilder filled = new StringBuilder();
        for (Place place : places) {
            filled.append(place.before()).append(value.apply(place.column(), place.otherwise()));
        }
        return filled.append(end).toString();
    }

    private static int rank(Catalog catalog, String column) {
        Reference reference = catalog.column(column).orElseThrow().reference();
        if (reference == null) {
            return 2;
        }
        return reference.equals(new Reference.ToRow("pg_namespace")) ? 0 : 1;
    }
}
