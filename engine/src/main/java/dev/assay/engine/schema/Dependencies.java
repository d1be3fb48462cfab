package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What pg_depend and the rows themselves say about what is a part of what. */
final class Dependencies {

    static final String CATALOG = "pg_depend";

    /** The kinds of dependencies by which an object exists only because of another: automatic, internal, by partitioning. */
    private static final String PART = "aiPS";

    private static final String EXTENSION_MEMBER = "e";
    private static final String NEEDS_EXTENSION = "x";

    private final Map<Address, List<Address>> wholes = new HashMap<>();
    private final Map<Address, Address> extensions = new HashMap<>();
    private final Map<Address, SortedSet<Long>> needed = new HashMap<>();

    Dependencies(CatalogRows rows, ServerCatalogs catalogs) {
        for (CatalogRow row : rows.of(CATALOG)) {
            add(row, address(catalogs, row, ""), address(catalogs, row, "ref"));
        }
    }

    private static Address address(ServerCatalogs catalogs, CatalogRow row, String prefix) {
        return new Address(catalogs.name(row.number(prefix + "classid")), row.number(prefix + "objid"), (int)
                row.number(prefix + "objsubid"));
    }

    private void add(CatalogRow row, Address part, Address whole) {
        String type = row.text("deptype").orElse("");
        if (type.equals(EXTENSION_MEMBER)) {
            extensions.put(part, whole);
        } else if (type.equals(NEEDS_EXTENSION)) {
            needed.computeIfAbsent(part, p -> new TreeSet<>()).add(whole.oid());
        } else if (PART.contains(type)) {
            wholes.computeIfAbsent(part, p -> new ArrayList<>()).add(whole);
        }
    }

    /** Returns the addresses of what a row directly exists because of; they may not have been read. */
    List<Address> wholesOf(CatalogRow row) {
        List<Address> found = new ArrayList<>(wholes.getOrDefault(row.address(), List.of()));
        extensionOf(row.address()).ifPresent(found::add);
        if (row.part() != 0) {
            found.add(row.address().whole());
        }
        parentOf(row).filter(parent -> row.part() == 0).ifPresent(found::add);
        return found;
    }

    /** Returns what a row is a part of by a column of its own. */
    static Optional<Address> parentOf(CatalogRow row) {
        return parentColumn(row).map(column -> parent(row, column));
    }

    /** Returns the extension that made an object, if one did. */
    Optional<Address> extensionOf(Address address) {
        return Optional.ofNullable(extensions.get(address));
    }

    /** Returns the OIDs of the extensions that an object was told to depend on. */
    SortedSet<Long> extensionsNeededBy(Address address) {
        return needed.getOrDefault(address, new TreeSet<>());
    }

    /** Returns the column that a sequence is dropped with. */
    Optional<Address> ownerOfSequence(Address sequence) {
        return wholes.getOrDefault(sequence, List.of()).stream()
                .filter(whole -> whole.catalog().equals("pg_class") && whole.column() != 0)
                .findFirst();
    }

    Iterable<Map.Entry<Address, Address>> extensionMembers() {
        return extensions.entrySet();
    }

    private static Optional<String> parentColumn(CatalogRow row) {
        Catalog catalog = row.reading().catalog();
        if (row.reading().parent().isPresent()
                || catalog.has("oid")
                || catalog.isRemark()
                || catalog.keys().isEmpty()) {
            return row.reading().parent();
        }
        return Optional.of(catalog.ownColumn());
    }

    private static Address parent(CatalogRow row, String column) {
        Reference reference =
                row.reading().catalog().column(column).orElseThrow().reference();
        String catalog = reference instanceof Reference.ToRow to ? to.catalog() : row.catalog();
        return new Address(catalog, row.number(column), 0);
    }
}
