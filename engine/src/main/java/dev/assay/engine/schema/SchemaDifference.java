package dev.assay.engine.schema;

import java.util.List;
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

    private SchemaDifference(List<ObjectDifference> objects) {
        this.objects = objects;
    }

    /**
     * Compares two snapshots.
     *
     * @param reference the schema that should be
     * @param actual the schema that is
     * @return in what they differ; may be empty
     */
    public static SchemaDifference between(Snapshot reference, Snapshot actual) {
        return new SchemaDifference(Comparison.of(reference.objects(), actual.objects()).stream()
                .sorted(Gravity.ORDER)
                .toList());
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
        return new SchemaDifference(objects.stream()
                .filter(object -> !(object instanceof ObjectDifference.Unexpected))
                .toList());
    }

    /**
     * Asks for less: columns may stand in any order.
     *
     * @return the difference without the order of columns
     */
    public SchemaDifference withoutColumnOrder() {
        return new SchemaDifference(objects.stream()
                .flatMap(object -> object instanceof ObjectDifference.Changed changed
                        ? changed.without(COLUMN_ORDER).stream()
                        : Stream.of(object))
                .toList());
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
