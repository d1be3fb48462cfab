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

    private final String text;

    IdentityTemplate(String text) {
        this.text = text;
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
        List<String> columns = new ArrayList<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            columns.add(places.group(1));
        }
        return columns;
    }

    /**
     * Fills in the template.
     *
     * @param value gives the text for a column, or the second argument if it has none
     */
    String fill(BinaryOperator<String> value) {
        return PLACE.matcher(text).replaceAll(place -> {
            String otherwise = place.group(2) == null ? "" : place.group(2);
            return Matcher.quoteReplacement(value.apply(place.group(1), otherwise));
        });
    }

    private static int rank(Catalog catalog, String column) {
        Reference reference = catalog.column(column).orElseThrow().reference();
        if (reference == null) {
            return 2;
        }
        return reference.equals(new Reference.ToRow("pg_namespace")) ? 0 : 1;
    }
}
