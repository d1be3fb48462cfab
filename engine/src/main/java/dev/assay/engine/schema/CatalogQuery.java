package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the query that reads one catalog: raw columns, and through a function of the server only what holds an expression. */
final class CatalogQuery {

    /** The first OID that is not given to an object by initdb. */
    static final long FIRST_USER_OID = 16384;

    private final Catalog catalog;
    private final LeftOut leftOut;
    private final Reading reading;

    CatalogQuery(Catalog catalog, LeftOut leftOut, Reading reading) {
        this.catalog = catalog;
        this.leftOut = leftOut;
        this.reading = reading;
    }

    /** Returns what comes after the columns of the query. */
    String from() {
        List<String> conditions = new ArrayList<>();
        systemObjects().ifPresent(conditions::add);
        leftOut.rowsOf(catalog.name()).forEach(where -> conditions.add("NOT (" + where + ")"));
        String where = conditions.isEmpty() ? "true" : String.join("\n  AND ", conditions);
        return "\nFROM pg_catalog." + catalog.name() + " AS t" + joins() + "\nWHERE " + where;
    }

    private String joins() {
        return reading.additions(catalog.name()).values().stream()
                .map(addition -> "\n" + addition.join())
                .collect(Collectors.joining());
    }

    String expression(CatalogColumn column) {
        String value = value(column);
        return leftOut.rowsWithout(catalog.name(), column.name())
                .map(where -> "CASE WHEN NOT (" + where + ") THEN " + value + " END")
                .orElse(value);
    }

    private String value(CatalogColumn column) {
        String plain = "t." + column.name();
        Optional<String> given = reading.expression(catalog.name(), column.name());
        if (column.isList()) {
            return unlessDefaultGrants(column, given.orElse(plain));
        }
        if (given.isPresent()) {
            return given.get();
        }
        return switch (column.type()) {
            case "pg_node_tree" -> "pg_get_expr(" + plain + ", " + relation() + ")";
            case "bytea" -> "encode(" + plain + ", 'escape')";
            case "regproc" -> plain + "::oid";
            default -> plain;
        };
    }

    private String unlessDefaultGrants(CatalogColumn column, String sql) {
        Optional<String> defaults = reading.defaultGrants(catalog.name(), column.name());
        if (defaults.isEmpty()) {
            return sql;
        }
        String grants = "t." + column.name();
        return "CASE WHEN " + grants + " IS NOT NULL AND NOT (" + grants + " @> " + defaults.get() + " AND "
                + defaults.get() + " @> " + grants + ") THEN " + sql + " END";
    }

    /** Returns the column that names the relation of a row, for the server's functions that write expressions. */
    private String relation() {
        return reading.relation(catalog.name())
                .or(() -> catalog.columns().stream()
                        .filter(column -> new Reference.ToRow("pg_class").equals(column.reference()))
                        .map(CatalogColumn::name)
                        .findFirst())
                .map(column -> "t." + column)
                .orElse("0");
    }

    private Optional<String> systemObjects() {
        if (catalog.shared() || catalog.isLink() || !leftOut.hasSystemObjectsOf(catalog.name())) {
            return Optional.empty();
        }
        List<String> read = new ArrayList<>();
        read.add("t." + catalog.ownColumn() + "::oid >= " + FIRST_USER_OID);
        if (catalog.isRemark()) {
            read.add("t.classoid IN ("
                    + leftOut.catalogsReadWithSystemObjects().stream()
                            .sorted()
                            .map(name -> "'" + name + "'::regclass")
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        grantsColumn().map(this::changedGrants).ifPresent(read::add);
        return Optional.of("(" + String.join(" OR ", read) + ")");
    }

    private Optional<String> grantsColumn() {
        return catalog.columns().stream()
                .filter(column -> column.type().equals("aclitem[]"))
                .map(CatalogColumn::name)
                .filter(column -> reading.defaultGrants(catalog.name(), column).isPresent())
                .findFirst();
    }

    private String changedGrants(String grants) {
        boolean ofColumn = catalog.name().equals("pg_attribute");
        String of = ofColumn ? "pg_class" : catalog.name();
        String part = ofColumn ? "t.attnum::int4" : "0";
        return "(t." + grants + " IS NOT NULL AND (t." + catalog.ownColumn() + ", " + part + ", t." + grants
                + ") NOT IN (SELECT p.objoid, p.objsubid, p.initprivs FROM pg_init_privs AS p WHERE p.classoid = '" + of
                + "'::regclass))";
    }
}
