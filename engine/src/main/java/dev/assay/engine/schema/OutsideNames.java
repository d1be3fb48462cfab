package dev.assay.engine.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the server for the names of objects that rows refer to and that were not read: mostly built-in types and functions. */
final class OutsideNames {

    private static final String QUERY = """
            SELECT r.classid AS catalog_oid,
                   r.objid AS oid,
                   r.objsubid AS column_number,
                   i.identity AS identity
            FROM unnest(?::int8[]::oid[], ?::int8[]::oid[], ?::int8[]::int4[]) AS r (classid, objid, objsubid)
            CROSS JOIN LATERAL pg_identify_object(r.classid, r.objid, r.objsubid) AS i
            WHERE i.identity IS NOT NULL
            """;

    private final ServerCatalogs catalogs;
    private final CatalogRows rows;
    private final Set<Address> wanted = new LinkedHashSet<>();

    OutsideNames(ServerCatalogs catalogs, CatalogRows rows) {
        this.catalogs = catalogs;
        this.rows = rows;
    }

    Map<Address, String> read(Connection connection) throws SQLException {
        for (List<CatalogRow> ofCatalog : rows.all()) {
            ofCatalog.forEach(this::collect);
        }
        Map<Address, String> names = new HashMap<>();
        if (!wanted.isEmpty()) {
            ask(connection, names);
        }
        return names;
    }

    private void collect(CatalogRow row) {
        if (row.isAlteredSystemObject()) {
            wanted.add(row.address());
        }
        List<ReadColumn> columns = row.reading().columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).reference() instanceof Reference.ToRow to) {
                if (columns.get(i).isList()) {
                    row.list(i).orElse(List.of()).forEach(text -> want(to.catalog(), Long.parseLong(text)));
                } else {
                    row.text(i).ifPresent(text -> want(to.catalog(), Long.parseLong(text)));
                }
            }
        }
    }

    private void want(String catalog, long oid) {
        if (oid != 0 && rows.at(catalog, oid).isEmpty()) {
            wanted.add(new Address(catalog, oid, 0));
        }
    }

    private void ask(Connection connection, Map<Address, String> names) throws SQLException {
        Array classes = oids(connection, wanted.stream().map(a -> catalogs.oid(a.catalog())));
        Array objects = oids(connection, wanted.stream().map(Address::oid));
        Array columns = oids(connection, wanted.stream().map(a -> (long) a.column()));
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setArray(1, classes);
            statement.setArray(2, objects);
            statement.setArray(3, columns);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String catalog = catalogs.name(result.getLong("catalog_oid"));
                    long oid = result.getLong("oid");
                    int column = result.getInt("column_number");
                    names.put(new Address(catalog, oid, column), shorten(oid, result.getString("identity")));
                }
            }
        }
    }

    private static Array oids(Connection connection, Stream<Long> oids) throws SQLException {
        return connection.createArrayOf("int8", oids.toArray());
    }

    /** Leaves out the schema of what initdb made: no object of a user can have a name without one. */
    private static String shorten(long oid, String identity) {
        return oid < CatalogQuery.FIRST_USER_OID ? identity.replace("pg_catalog.", "") : identity;
    }
}
