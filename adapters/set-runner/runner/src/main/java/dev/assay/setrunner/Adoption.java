package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogComparison;
import dev.assay.setrunner.catalog.CatalogObject;
import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.Deviation;
import dev.assay.setrunner.catalog.ObjectKey;
import dev.assay.setrunner.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides how many migrations of a release a database proves to have. The whole release may lack indexes, columns, constraints,
 * comments and rights, which can be made; a shorter beginning of it must be there exactly, with nothing of the rest.
 */
class Adoption {

    private final List<ParsedMigration> release;
    private final List<CatalogSnapshot> replayed;
    private final CatalogSnapshot real;
    private final boolean columnOrder;

    /**
     * Prepares the decision.
     *
     * @param replayed the catalog before the first and after each migration
     */
    Adoption(
            List<ParsedMigration> release,
            List<CatalogSnapshot> replayed,
            CatalogSnapshot real,
            ColumnOrderPolicy columnOrder) {
        this.release = release;
        this.replayed = replayed;
        this.real = real;
        this.columnOrder = columnOrder == ColumnOrderPolicy.COMPARE;
    }

    /**
     * A proven beginning of the release.
     *
     * @param count how many migrations
     * @param missing what is to be made before they are recorded
     */
    record Proof(int count, List<CatalogObject> missing) {}

    /**
     * The longest beginning that is proven. One that is there exactly goes before making the columns of the rest: what a migration
     * writes into the rows cannot be made from the definition that it leaves.
     *
     * @param least how many migrations are recorded already, and must be part of it
     * @param vouched how many are there as somebody says, and are part of it where what is missing can be made
     * @throws SetRunnerException.ExistingObjects naming the first thing that speaks against the whole release
     */
    Proof prove(int least, int vouched) {
        List<Deviation> whole = deviations(release.size());
        List<Deviation> blocking =
                whole.stream().filter(deviation -> !canMake(deviation)).toList();
        if (blocking.isEmpty() && whole.stream().noneMatch(Adoption::isOfColumn)) {
            return new Proof(release.size(), toMake(whole));
        }
        int shortest = blocking.isEmpty() ? Math.max(least, vouched) : least;
        for (int count = release.size() - 1; count >= shortest; count--) {
            if (isExactly(count)) {
                return new Proof(count, List.of());
            }
        }
        if (blocking.isEmpty()) {
            return new Proof(release.size(), toMake(whole));
        }
        throw refused(blocking);
    }

    private static boolean isOfColumn(Deviation deviation) {
        return deviation.key().kind() == ObjectKind.COLUMN;
    }

    /** Objects in the real database that no migration ever made. */
    List<String> unrelated() {
        Set<ObjectKey> made = new TreeSet<>();
        replayed.forEach(snapshot -> made.addAll(snapshot.keys()));
        return real.keys().stream()
                .filter(key -> key.parent().isEmpty() && !key.schema().isEmpty() && !made.contains(key))
                .filter(key -> key.kind() != ObjectKind.COMMENT)
                .map(ObjectKey::toString)
                .toList();
    }

    private boolean isExactly(int count) {
        if (!deviations(count).isEmpty()) {
            return false;
        }
        for (CatalogSnapshot later : replayed.subList(count + 1, replayed.size())) {
            for (ObjectKey key : later.keys()) {
                if (!replayed.get(count).contains(key) && real.contains(key)) {
                    return false;
                }
            }
        }
        return true;
    }

    List<Deviation> deviations(int count) {
        CatalogSnapshot expected = replayed.get(count);
        List<Deviation> found = new ArrayList<>(new CatalogComparison(expected, real, columnOrder).deviations());
        Set<ObjectKey> gone = new TreeSet<>();
        for (CatalogSnapshot earlier : replayed.subList(0, count)) {
            gone.addAll(earlier.keys());
        }
        gone.removeAll(expected.keys());
        for (ObjectKey key : gone) {
            boolean told = found.stream().anyMatch(deviation -> deviation.key().equals(key));
            if (real.contains(key) && !told) {
                found.add(new Deviation(
                        key, Deviation.Kind.UNEXPECTED, key + " is there, and a migration dropped or renamed it"));
            }
        }
        return found;
    }

    private boolean canMake(Deviation deviation) {
        CatalogObject wanted = wanted(deviation);
        if (wanted == null || wanted.ddl() == null) {
            return false;
        }
        return deviation.kind() == Deviation.Kind.MISSING || isInvalidIndex(deviation);
    }

    /** An index that a broken build left, otherwise as it should be: it is dropped and built again. */
    boolean isInvalidIndex(Deviation deviation) {
        CatalogObject wanted = wanted(deviation);
        CatalogObject present = real.get(deviation.key());
        return wanted != null
                && present != null
                && "f".equals(present.attributes().get("valid"))
                && "t".equals(wanted.attributes().get("valid"));
    }

    private @org.jspecify.annotations.Nullable CatalogObject wanted(Deviation deviation) {
        return replayed.get(replayed.size() - 1).get(deviation.key());
    }

    private List<CatalogObject> toMake(List<Deviation> whole) {
        List<CatalogObject> objects = new ArrayList<>();
        for (Deviation deviation : whole) {
            CatalogObject wanted = wanted(deviation);
            if (wanted != null) {
                objects.add(wanted);
            }
        }
        CatalogSnapshot expected = replayed.get(release.size());
        objects.sort(Comparator.comparing((CatalogObject object) -> object.key().kind())
                .thenComparing(object -> object.key().schema())
                .thenComparing(object -> object.key().parent())
                .thenComparing(object -> CatalogComparison.columnPosition(expected, object.key()))
                .thenComparing(CatalogObject::key));
        return objects;
    }

    private SetRunnerException refused(List<Deviation> blocking) {
        Deviation first = blocking.get(0);
        String more = blocking.size() == 1 ? "" : " (and " + (blocking.size() - 1) + " more differences)";
        return new SetRunnerException.ExistingObjects(
                new Problem(
                        first.key() + madeBy(first.key()),
                        "what a replay of the " + release.size() + " migrations on disk gives",
                        first.text() + more,
                        "adopt proves: everything equal, or only indexes, columns and constraints missing; nothing was changed",
                        "repair the object, or the migration if the database is right; then adopt again"),
                null);
    }

    /** Which migration made an object. */
    String madeBy(ObjectKey key) {
        for (int i = 1; i < replayed.size(); i++) {
            if (replayed.get(i).contains(key) && !replayed.get(i - 1).contains(key)) {
                return " (made by " + release.get(i - 1).fileName() + ")";
            }
        }
        return "";
    }

    /** Tells whether the migration that made an object opted out of transactions. */
    boolean madeWithoutTransaction(ObjectKey key) {
        for (int i = 1; i < replayed.size(); i++) {
            if (replayed.get(i).contains(key) && !replayed.get(i - 1).contains(key)) {
                return !release.get(i - 1).transactional();
            }
        }
        return false;
    }

    /** Tells whether an object is there already: only an INVALID index can be, and still be on the list of what is made. */
    boolean isThere(ObjectKey key) {
        return real.contains(key);
    }
}
