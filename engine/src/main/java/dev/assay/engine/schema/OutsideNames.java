package dev.assay.engine.schema;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names of objects that rows refer to and that were not read: mostly built-in types and functions. */
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
    private final Map<Address, String> names = new HashMap<>();
    private final Set<Address> wanted = new HashSet<>();

    /** Creates names of which none is known yet but those that a server of this version has told before. */
    OutsideNames(ServerCatalogs catalogs, CatalogRows rows) {
        this.catalogs = catalogs;
        this.rows = rows;
    }

    /** Finds out which names the rows of some catalogs need, and asks the server for those that it has not told before. */
    void learn(Connection connection, List<CatalogReading> readings) throws SQLException {
        for (CatalogReading reading : readings) {
            if (!reading.catalog().isLink()) {
                collect(reading);
            }
        }
        if (!wanted.isEmpty()) {
            ask(connection);
            wanted.clear();
        }
    }

    @Nullable
    String name(Address address) {
        String name = names.get(address);
        return name == null ? catalogs.builtInNames().get(address) : name;
    }

    private void collect(CatalogReading reading) {
        List<CatalogRow> read = rows.of(reading.name());
        List<CatalogRow> firsts = rows.firsts(reading.name());
        for (int i = 0; i < reading.columns().size(); i++) {
            if (reading.columns().get(i).reference() instanceof Reference.ToRow to) {
                collect(
                        i < reading.ownWidth() ? read : firsts,
                        i,
                        reading.columns().get(i).isList(),
                        to.catalog());
            }
        }
        if (reading.leavesOutSystemObjects()) {
            read.stream().filter(CatalogRow::isAlteredSystemObject).forEach(row -> want(row.address()));
        }
    }

    private void collect(List<CatalogRow> read, int position, boolean isList, String catalog) {
        LongMap<CatalogRow> known = rows.byOid(catalog);
        LongMap<String> asked = new LongMap<>();
        Set<String> lists = new HashSet<>();
        for (CatalogRow row : read) {
            if (!isList) {
                want(catalog, row.number(position), known, asked);
                continue;
            }
            String text = row.value(position);
            if (text != null && !Unreadable.isValue(text) && lists.add(text)) {
                ListText.read(text).forEach(oid -> want(catalog, CopyLine.number(oid), known, asked));
            }
        }
    }

    private void want(String catalog, long oid, LongMap<CatalogRow> known, LongMap<String> asked) {
        if (oid != 0 && known.get(oid) == null && asked.get(oid) == null) {
            asked.put(oid, catalog);
            want(new Address(catalog, oid, 0));
        }
    }

    private void want(Address address) {
        if (!names.containsKey(address) && !catalogs.builtInNames().containsKey(address)) {
            wanted.add(address);
        }
    }

    private void ask(Connection connection) throws SQLException {
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
                    Address address = new Address(catalog, oid, result.getInt("column_number"));
                    String name = shorten(oid, result.getString("identity"));
                    names.put(address, name);
                    catalogs.keepName(address, name);
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
