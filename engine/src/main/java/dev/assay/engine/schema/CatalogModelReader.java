package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a server which catalogs it has, with which columns, keys and references: a new major's columns show up by themselves. */
final class CatalogModelReader {

    private final Connection connection;
    private final Reading reading;
    private final Map<String, Described> catalogs = new LinkedHashMap<>();

    /** A catalog as far as the server has described it. */
    private record Described(
            String name, long oid, boolean shared, List<CatalogColumn> columns, List<List<String>> keys) {

        Catalog toCatalog() {
            return new Catalog(name, oid, shared, columns, keys);
        }
    }

    private CatalogModelReader(Connection connection, Reading reading) {
        this.connection = connection;
        this.reading = reading;
    }

    static List<Catalog> read(Connection connection, Reading reading) throws SQLException {
        CatalogModelReader reader = new CatalogModelReader(connection, reading);
        reader.forEachRow("catalog-columns.sql", reader::addColumn);
        reader.forEachRow("catalog-keys.sql", reader::addKey);
        reader.forEachRow("catalog-references.sql", reader::addReference);
        reader.addReferencesOfTypes();
        return reader.catalogs.values().stream().map(Described::toCatalog).toList();
    }

    private interface RowHandler {
        void handle(ResultSet row) throws SQLException;
    }

    private void forEachRow(String resource, RowHandler handler) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Resources.text(resource))) {
            while (rows.next()) {
                handler.handle(rows);
            }
        }
    }

    private void addColumn(ResultSet row) throws SQLException {
        String name = row.getString("catalog");
        long oid = row.getLong("catalog_oid");
        boolean shared = row.getBoolean("shared");
        Described catalog = catalogs.computeIfAbsent(
                name, n -> new Described(n, oid, shared, new ArrayList<>(), new ArrayList<>()));
        catalog.columns()
                .add(new CatalogColumn(
                        row.getString("name"),
                        row.getString("type"),
                        row.getBoolean("is_list"),
                        row.getBoolean("never_null"),
                        null));
    }

    private void addKey(ResultSet row) throws SQLException {
        catalog(row.getString("catalog"))
                .keys()
                .add(List.of(row.getString("columns").split(" ", -1)));
    }

    private void addReference(ResultSet row) throws SQLException {
        String[] columns = row.getString("columns").split(" ", -1);
        String referenced = row.getString("referenced");
        Described catalog = catalog(row.getString("catalog"));
        if (columns.length == 1) {
            refer(catalog, columns[0], new Reference.ToRow(referenced));
        } else if (columns.length == 2 && referenced.equals("pg_attribute")) {
            refer(catalog, columns[1], new Reference.ToColumn(columns[0]));
        }
    }

    /** Adds what the server's list does not tell, and references that are plain from the type of a column. */
    private void addReferencesOfTypes() {
        for (Described catalog : catalogs.values()) {
            for (CatalogColumn column : List.copyOf(catalog.columns())) {
                reading.relationOfNumbers(catalog.name(), column.name())
                        .ifPresent(relation -> refer(catalog, column.name(), new Reference.ToColumn(relation)));
                if (column.reference() == null && column.type().equals("regproc")) {
                    refer(catalog, column.name(), new Reference.ToRow("pg_proc"));
                }
            }
        }
    }

    private static void refer(Described catalog, String column, Reference reference) {
        catalog.columns().replaceAll(c -> c.name().equals(column) ? c.withReference(reference) : c);
    }

    private Described catalog(String name) {
        Described catalog = catalogs.get(name);
        if (catalog == null) {
            throw new IllegalStateException(
                    "the server names keys or references of " + name + ", which has no columns");
        }
        return catalog;
    }
}
