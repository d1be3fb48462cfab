package dev.assay.setrunner.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Compares a database with what it should be. */
public final class CatalogComparison {

    private static final String COLUMN_ORDER = "column order";
    /** The number of a column; it has gaps where columns were dropped, so it is not compared. */
    private static final String POSITION = "position";

    private static final Set<ObjectKind> PARTS_OF_TABLES = EnumSet.of(
            ObjectKind.COLUMN,
            ObjectKind.INDEX,
            ObjectKind.CONSTRAINT,
            ObjectKind.FOREIGN_KEY,
            ObjectKind.TRIGGER,
            ObjectKind.POLICY,
            ObjectKind.RULE);

    private final CatalogSnapshot expected;
    private final CatalogSnapshot actual;
    private final boolean columnOrder;

    /**
     * Prepares a comparison.
     *
     * @param columnOrder whether the order of columns counts
     */
    public CatalogComparison(CatalogSnapshot expected, CatalogSnapshot actual, boolean columnOrder) {
        this.expected = expected;
        this.actual = actual;
        this.columnOrder = columnOrder;
    }

    /**
     * Every deviation, in the order of the keys. Objects that stand by themselves and are not expected are no deviation; parts of
     * expected tables are, and so are rights that the replay took from everybody.
     */
    public List<Deviation> deviations() {
        List<Deviation> found = new ArrayList<>();
        for (CatalogObject wanted : expected.objects()) {
            CatalogObject present = actual.get(wanted.key());
            if (present == null) {
                found.add(new Deviation(wanted.key(), Deviation.Kind.MISSING, wanted.key() + " is missing"));
            } else {
                compare(wanted, present, found);
            }
        }
        for (ObjectKey key : actual.keys()) {
            if (!expected.contains(key) && isUnexpected(key)) {
                found.add(new Deviation(key, Deviation.Kind.UNEXPECTED, key + " should not be there"));
            }
        }
        found.sort((a, b) -> a.key().compareTo(b.key()));
        return found;
    }

    private boolean isUnexpected(ObjectKey key) {
        if (PARTS_OF_TABLES.contains(key.kind())) {
            return expected.contains(new ObjectKey(ObjectKind.TABLE, key.schema(), "", key.parent()))
                    || expected.contains(new ObjectKey(ObjectKind.VIEW, key.schema(), "", key.parent()));
        }
        return key.kind() == ObjectKind.PRIVILEGE && key.name().endsWith(" to PUBLIC") && expectsTarget(key);
    }

    private boolean expectsTarget(ObjectKey privilege) {
        return EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.SEQUENCE, ObjectKind.ROUTINE).stream()
                .anyMatch(kind -> expected.contains(new ObjectKey(kind, privilege.schema(), "", privilege.parent())));
    }

    private void compare(CatalogObject wanted, CatalogObject present, List<Deviation> found) {
        Set<String> names = new TreeSet<>(wanted.attributes().keySet());
        names.addAll(present.attributes().keySet());
        names.remove(POSITION);
        for (String name : names) {
            String before = wanted.attributes().get(name);
            String after = present.attributes().get(name);
            boolean same = name.equals(COLUMN_ORDER) ? sameOrder(wanted.key()) : Objects.equals(before, after);
            if (!same) {
                String text = wanted.key() + ": " + name + " is " + (after == null ? "none" : after) + ", expected "
                        + (before == null ? "none" : before);
                found.add(new Deviation(wanted.key(), Deviation.Kind.DIFFERENT, text));
                return;
            }
        }
    }

    /** Missing columns will be added at the end, so those that are there must be the first ones; unexpected ones are told apart. */
    private boolean sameOrder(ObjectKey table) {
        List<String> wanted = columns(expected, table);
        List<String> present = columns(actual, table);
        present.retainAll(wanted);
        return !columnOrder || wanted.subList(0, present.size()).equals(present);
    }

    /** Where a column stands in its table, so that missing ones can be added in their order; zero for everything else. */
    public static int columnPosition(CatalogSnapshot snapshot, ObjectKey key) {
        if (key.kind() != ObjectKind.COLUMN) {
            return 0;
        }
        CatalogObject column = snapshot.get(key);
        String position = column == null ? null : column.attributes().get(POSITION);
        return position == null ? 0 : Integer.parseInt(position);
    }

    private static List<String> columns(CatalogSnapshot snapshot, ObjectKey table) {
        CatalogObject object = snapshot.get(table);
        String order = object == null ? null : object.attributes().get(COLUMN_ORDER);
        return order == null ? new ArrayList<>() : new ArrayList<>(List.of(order.split(", ", -1)));
    }
}
