package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of all catalogs that were read from one database, found by catalog and by address. */
final class CatalogRows {

    private final Map<String, List<CatalogRow>> byCatalog = new HashMap<>();
    private final Map<Address, CatalogRow> byAddress = new HashMap<>();

    void add(CatalogRow row) {
        byCatalog.computeIfAbsent(row.catalog(), c -> new ArrayList<>()).add(row);
        if (row.reading().catalog().has("oid") || row.part() != 0) {
            byAddress.put(row.address(), row);
        }
    }

    List<CatalogRow> of(String catalog) {
        return byCatalog.getOrDefault(catalog, List.of());
    }

    Iterable<List<CatalogRow>> all() {
        return byCatalog.values();
    }

    Optional<CatalogRow> at(Address address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    Optional<CatalogRow> at(String catalog, long oid) {
        return at(new Address(catalog, oid, 0));
    }
}
