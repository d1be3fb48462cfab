package dev.assay.engine.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The set of migrations on disk at one deploy.
 *
 * @param migrations in the order in which the scenario lists them; two of one version are allowed, because that is
 *     what some stories are about
 * @param others the files beside them that are no migrations: texts by their paths below the directory of the migrations
 */
public record Release(List<Migration> migrations, SortedMap<String, String> others) {

    /** Copies the collections. */
    public Release {
        migrations = List.copyOf(migrations);
        others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
    }

    /**
     * Makes a release with nothing beside its migrations.
     *
     * @param migrations in the order in which the scenario lists them
     */
    public Release(List<Migration> migrations) {
        this(migrations, new TreeMap<>());
    }

    /**
     * Tells the on-disk set.
     *
     * @return the versions in ascending order
     */
    public SortedSet<Long> versions() {
        return migrations.stream().map(Migration::version).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Tells which of them are left for later.
     *
     * @return the versions in ascending order
     */
    public SortedSet<Long> deferred() {
        return migrations.stream()
                .filter(Migration::deferred)
                .map(Migration::version)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Tells whether two files claim one version, so that no order of applying them is right.
     *
     * @return whether it is ambiguous
     */
    public boolean isAmbiguous() {
        return versions().size() < migrations.size();
    }

    /**
     * Keeps the migrations of some versions.
     *
     * @param versions the versions to keep
     * @return the smaller release
     */
    public Release only(Set<Long> versions) {
        return new Release(migrations.stream()
                .filter(migration -> versions.contains(migration.version()))
                .toList());
    }

    @Override
    public String toString() {
        return migrations.stream().map(Migration::key).collect(Collectors.joining(", ", "[", "]"));
    }
}
