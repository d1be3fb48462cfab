package dev.assay.engine.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What pg_depend and the rows themselves say about what is a part of what. */
final class Dependencies {

    static final String CATALOG = "pg_depend";
    private static final String EXTENSIONS = "pg_extension";

    /** The catalog of types. */
    static final String TYPES = "pg_type";

    /** The kinds of dependencies by which an object exists only because of another: automatic, internal, by partitioning. */
    private static final String PART = "aiPS";

    private static final String EXTENSION_MEMBER = "e";
    private static final String NEEDS_EXTENSION = "x";

    private final CatalogRows rows;
    private final ServerCatalogs catalogs;
    private final List<Link> members = new ArrayList<>();
    private final List<Link> needs = new ArrayList<>();

    /**
     * That something belongs to an extension, or needs it.
     *
     * @param catalog the catalog of what belongs to it
     * @param row what belongs to it, null if it was not read
     * @param extension the extension's OID
     */
    record Link(String catalog, @Nullable CatalogRow row, long extension) {}

    /** Where pg_depend has one of its two addresses. */
    private record Place(int catalog, int oid, int column) {

        static Place of(CatalogReading reading, String prefix) {
            return new Place(
                    reading.position(prefix + "classid"),
                    reading.position(prefix + "objid"),
                    reading.position(prefix + "objsubid"));
        }
    }

    Dependencies(CatalogRows rows, ServerCatalogs catalogs) {
        this.rows = rows;
        this.catalogs = catalogs;
        List<CatalogRow> links = rows.of(CATALOG);
        if (!links.isEmpty()) {
            CatalogReading reading = links.get(0).reading();
            Place part = Place.of(reading, "");
            Place whole = Place.of(reading, "ref");
            int type = reading.position("deptype");
            links.forEach(link -> add(link, String.valueOf(link.value(type)), part, whole));
        }
    }

    private void add(CatalogRow link, String type, Place partAt, Place wholeAt) {
        String catalog = catalogs.name(link.number(partAt.catalog()));
        CatalogRow part = exactly(link, partAt, catalog);
        if (type.equals(EXTENSION_MEMBER)) {
            members.add(new Link(catalog, part, link.number(wholeAt.oid())));
        } else if (type.equals(NEEDS_EXTENSION)) {
            needs.add(new Link(catalog, part, link.number(wholeAt.oid())));
        }
        if (part != null && (type.equals(EXTENSION_MEMBER) || PART.contains(type))) {
            addWhole(part, catalogs.name(link.number(wholeAt.catalog())), link.number(wholeAt.oid()), (int)
                    link.number(wholeAt.column()));
        }
    }

    private @Nullable CatalogRow exactly(CatalogRow link, Place place, String catalog) {
        int number = (int) link.number(place.column());
        long oid = link.number(place.oid());
        return number == 0 ? rows.at(catalog, oid) : rows.columnAt(oid, number);
    }

    private void addWhole(CatalogRow part, String catalog, long oid, int number) {
        CatalogRow whole = rows.nearest(catalog, oid, number);
        if (whole != null) {
            part.addWhole(whole);
        } else if (oid >= CatalogQuery.FIRST_USER_OID) {
            part.setPartOfUnread();
        }
    }

    /** Adds to a row what it is a part of by its own columns, which pg_depend does not say or only says again. */
    void addWholesByColumns(CatalogRow row) {
        if (row.catalog().equals("pg_constraint")) {
            addWholesOfConstraint(row);
        } else if (row.catalog().equals(TYPES)) {
            addWholesOfType(row);
        } else if (row.part() != 0) {
            addWhole(row, CatalogRows.RELATIONS, row.own(), 0);
        } else {
            parentColumn(row.reading())
                    .ifPresent(column -> addWhole(row, parentCatalog(row.reading(), column), row.number(column), 0));
        }
    }

    /** A constraint is dropped with each column that it is on, or with its table or domain, as PostgreSQL's CreateConstraintEntry has it. */
    private void addWholesOfConstraint(CatalogRow row) {
        long relation = row.number("conrelid");
        String columns = row.value(row.reading().position("conkey"));
        if (relation == 0) {
            addWhole(row, TYPES, row.number("contypid"), 0);
        } else if (columns == null) {
            addWhole(row, CatalogRows.RELATIONS, relation, 0);
        } else {
            ListText.read(columns)
                    .forEach(column -> addWhole(row, CatalogRows.RELATIONS, relation, Integer.parseInt(column)));
        }
    }

    /** A row type is dropped with its table; the relation of a composite type is dropped with the type. */
    private void addWholesOfType(CatalogRow row) {
        long relation = row.number("typrelid");
        if (relation != 0 && !isComposite(row, rows)) {
            addWhole(row, CatalogRows.RELATIONS, relation, 0);
        }
    }

    /** Returns whether a type has a relation that is there for the type only. */
    static boolean isComposite(CatalogRow type, CatalogRows rows) {
        CatalogRow relation = rows.at(CatalogRows.RELATIONS, type.number("typrelid"));
        return relation != null && relation.text("relkind").equals(Optional.of("c"));
    }

    /** Returns the row that a row is a part of by a column of its own. */
    Optional<CatalogRow> parentOf(CatalogRow row) {
        return parentColumn(row.reading())
                .map(column -> rows.at(parentCatalog(row.reading(), column), row.number(column)));
    }

    /** Returns what belongs to extensions. */
    List<Link> members() {
        return members;
    }

    /** Returns the rows that were told to depend on extensions. */
    Map<CatalogRow, List<Long>> needed() {
        Map<CatalogRow, List<Long>> needed = new HashMap<>();
        for (Link need : needs) {
            if (need.row() != null) {
                needed.computeIfAbsent(need.row(), row -> new ArrayList<>()).add(need.extension());
            }
        }
        return needed;
    }

    /** Returns the row of an extension. */
    @Nullable
    CatalogRow extension(long oid) {
        return rows.at(EXTENSIONS, oid);
    }

    /** Returns the column that a sequence is dropped with. */
    static Optional<CatalogRow> ownerOfSequence(CatalogRow sequence) {
        return sequence.wholes().stream()
                .filter(whole -> whole.reading().isOfColumns())
                .findFirst();
    }

    private static Optional<String> parentColumn(CatalogReading reading) {
        Catalog catalog = reading.catalog();
        if (reading.naming().parent().isPresent()
                || catalog.has("oid")
                || catalog.isRemark()
                || catalog.keys().isEmpty()) {
            return reading.naming().parent();
        }
        return Optional.of(catalog.ownColumn());
    }

    private static String parentCatalog(CatalogReading reading, String column) {
        Reference reference = reading.catalog().column(column).orElseThrow().reference();
        return reference instanceof Reference.ToRow to ? to.catalog() : reading.name();
    }
}
