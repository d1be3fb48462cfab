package dev.assay.engine.schema;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In what an actual schema differs from its reference, the gravest first. What is missing or unexpected only because
 * something else is, like the columns of a missing table, is named with that.
 */
public final class SchemaDifference {

    private static final int LINES = 20;
    private static final String COLUMN_ORDER = "column order";

    private final List<ObjectDifference> objects;
    private final Level level;
    private final SortedMap<String, Integer> ignored;

    private SchemaDifference(List<ObjectDifference> objects, Level level, SortedMap<String, Integer> ignored) {
        this.objects = objects;
        this.level = level;
        this.ignored = Collections.unmodifiableSortedMap(ignored);
    }

    /**
     * Compares two snapshots at the strict level.
     *
     * @param reference the schema that should be
     * @param actual the schema that is
     * @return in what they differ; may be empty
     */
    public static SchemaDifference between(Snapshot reference, Snapshot actual) {
        return between(reference, actual, Level.STRICT);
    }

    /**
     * Compares two snapshots.
     *
     * @param reference the schema that should be
     * @param actual the schema that is
     * @param level how much they must have in common
     * @return in what they differ; may be empty
     */
    public static SchemaDifference between(Snapshot reference, Snapshot actual, Level level) {
        Projection.Seen expected = Projection.of(reference, actual, level);
        Projection.Seen found = Projection.of(actual, reference, level);
        SortedMap<String, Integer> ignored = new TreeMap<>(expected.ignored());
        found.ignored().forEach((name, count) -> ignored.merge(name, count, Math::max));
        ExtensionMembers members = new ExtensionMembers(expected.objects(), found.objects());
        List<ObjectDifference> objects =
                Comparison.of(members.without(expected.objects()), members.without(found.objects())).stream()
                        .sorted(Gravity.ORDER)
                        .toList();
        return new SchemaDifference(objects, level, ignored);
    }

    /**
     * Returns at which level this holds.
     *
     * @return the level
     */
    public Level level() {
        return level;
    }

    /**
     * Returns what the level left aside although it was there.
     *
     * @return how many objects have it, by its name, as in {@code comments}; empty at the strict level
     */
    public SortedMap<String, Integer> ignored() {
        return ignored;
    }

    /**
     * Says in one line at which level this holds and what that left aside.
     *
     * @return for instance {@code level logical, which leaves aside comments (2 objects), owners (31 objects)}
     */
    public String levelText() {
        String name = "level " + level.name().toLowerCase(Locale.ROOT);
        return ignored.isEmpty()
                ? name
                : ignored.entrySet().stream()
                        .map(entry -> entry.getKey() + " (" + entry.getValue()
                                + (entry.getValue() == 1 ? " object)" : " objects)"))
                        .collect(Collectors.joining(", ", name + ", which leaves aside ", ""));
    }

    /**
     * Returns whether the schemas are equal.
     *
     * @return whether no object differs
     */
    public boolean isEmpty() {
        return objects.isEmpty();
    }

    /**
     * Returns the objects that differ, the gravest first.
     *
     * @return the objects; may be empty
     */
    public List<ObjectDifference> objects() {
        return objects;
    }

    /**
     * Answers another question: does the actual schema contain the reference, whatever else it holds?
     *
     * @return the difference without the objects that the reference has not
     */
    public SchemaDifference withoutUnexpected() {
        return new SchemaDifference(
                objects.stream()
                        .filter(object -> !(object instanceof ObjectDifference.Unexpected))
                        .toList(),
                level,
                ignored);
    }

    /**
     * Asks for less: columns may stand in any order.
     *
     * @return the difference without the order of columns
     */
    public SchemaDifference withoutColumnOrder() {
        return new SchemaDifference(
                objects.stream()
                        .flatMap(object -> object instanceof ObjectDifference.Changed changed
                                ? changed.without(COLUMN_ORDER).stream()
                                : Stream.of(object))
                        .toList(),
                level,
                ignored);
    }

    /**
     * Writes the difference in one line, as for a failure's message.
     *
     * @return the gravest difference, and how many more there are
     */
    public String summary() {
        if (isEmpty()) {
            return "no difference";
        }
        int more = objects.size() - 1;
        return objects.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }

    /**
     * Writes the difference, one line an object.
     *
     * @param lines how many lines to write at most before saying how many more there are
     * @return the text; without a line end after the last line
     */
    public String render(int lines) {
        String text = objects.stream().limit(lines).map(Object::toString).collect(Collectors.joining("\n"));
        int more = objects.size() - lines;
        return more <= 0 ? text : text + "\nand " + more + " more";
    }

    @Override
    public String toString() {
        return isEmpty() ? summary() : render(LINES);
    }
}
