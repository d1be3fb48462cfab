package dev.assay.engine.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How all catalogs of one server version are read: made once, since the same version always has the same catalogs. */
final class ServerCatalogs {

    private static final Map<String, ServerCatalogs> BY_VERSION = new ConcurrentHashMap<>();

    private final List<CatalogReading> readings;
    private final List<CatalogReading> early;
    private final List<String> unknown;
    private final LongMap<String> namesByOid = new LongMap<>();
    private final Map<String, Long> oidsByName = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<Address, String> builtInNames = new ConcurrentHashMap<>();

    /** The OIDs below this one are in the source of a version; initdb gives the others out, by what it finds on the machine. */
    private static final long FIRST_OID_OF_INITDB = 12000;

    private ServerCatalogs(List<Catalog> catalogs, List<CatalogReading> readings) {
        this.readings = readings;
        this.early = early(readings);
        this.unknown = unknown(catalogs);
        for (Catalog catalog : catalogs) {
            namesByOid.put(catalog.oid(), catalog.name());
            oidsByName.put(catalog.name(), catalog.oid());
            if (catalog.shared()) {
                shared.add(catalog.name());
            }
        }
    }

    /** Returns how that server's catalogs are read, asking it if no server of its version was asked before. */
    static ServerCatalogs of(Connection connection, String version) throws SQLException {
        ServerCatalogs known = BY_VERSION.get(version);
        if (known != null) {
            return known;
        }
        ServerCatalogs read = read(connection);
        BY_VERSION.put(version, read);
        return read;
    }

    private static ServerCatalogs read(Connection connection) throws SQLException {
        Reading reading = Reading.load();
        CatalogPlanner planner = new CatalogPlanner(LeftOut.load(), reading);
        List<Catalog> catalogs = CatalogModelReader.read(connection, reading);
        return new ServerCatalogs(
                catalogs,
                catalogs.stream().map(planner::plan).flatMap(Optional::stream).toList());
    }

    /** Returns the catalog columns of a server that no version has which this code was tested with. */
    static List<String> unknown(String version) {
        ServerCatalogs catalogs = BY_VERSION.get(version);
        return catalogs == null ? List.of() : catalogs.unknown;
    }

    static List<String> unknown(List<Catalog> catalogs) {
        Set<String> known = Resources.text("known-columns.txt").lines().collect(Collectors.toSet());
        return catalogs.stream()
                .flatMap(catalog -> catalog.columns().stream().map(column -> catalog.name() + "." + column.name()))
                .filter(column -> !known.contains(column))
                .toList();
    }

    List<CatalogReading> readings() {
        return readings;
    }

    /**
     * Returns the streams whose rows can become objects as soon as they and the catalogs with few rows are read, while the server
     * writes the others: those that refer to no other stream.
     */
    List<CatalogReading> early() {
        return early;
    }

    private static List<CatalogReading> early(List<CatalogReading> readings) {
        List<CatalogReading> early = new ArrayList<>(readings.stream()
                .filter(reading -> reading.streamed() && reading.role() == RowRole.OBJECT)
                .toList());
        Set<String> late = readings.stream()
                .filter(reading -> reading.streamed() && !early.contains(reading))
                .map(CatalogReading::name)
                .collect(Collectors.toSet());
        boolean more = true;
        while (more) {
            more = early.removeIf(reading -> reading.refersToAny(late) && late.add(reading.name()));
        }
        return List.copyOf(early);
    }

    /** Returns the names of built-in objects that a server of this version has told: they have the same OIDs on all. */
    Map<Address, String> builtInNames() {
        return builtInNames;
    }

    /** Keeps the name of a built-in object for the next snapshot; a role's, which the server's owner chooses, it does not keep. */
    void keepName(Address address, String name) {
        if (address.oid() < FIRST_OID_OF_INITDB && !shared.contains(address.catalog())) {
            builtInNames.put(address, name);
        }
    }

    String name(long oid) {
        String name = namesByOid.get(oid);
        return name == null ? "" : name;
    }

    long oid(String name) {
        return oidsByName.getOrDefault(name, 0L);
    }
}
