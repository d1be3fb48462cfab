package dev.assay.engine.compare;

import dev.assay.engine.schema.AttributeChange;
import dev.assay.engine.schema.ObjectDifference;
import dev.assay.engine.schema.Printable;
import dev.assay.engine.schema.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a difference for people: object by object, the most severe first, with the old and the new definition. */
public final class DifferenceText {

    private final SchemaDifference difference;
    private final int most;
    private final List<String> lines = new ArrayList<>();

    private DifferenceText(SchemaDifference difference, int most) {
        this.difference = difference;
        this.most = most;
    }

    /**
     * Writes a difference.
     *
     * @param difference the difference
     * @param most how many objects to write at most before saying how many more there are
     * @return the lines, without control characters
     */
    public static List<String> of(SchemaDifference difference, int most) {
        DifferenceText text = new DifferenceText(difference, most);
        text.write();
        return text.lines;
    }

    private void write() {
        List<ObjectDifference> objects = difference.objects();
        lines.add((objects.isEmpty() ? "no difference" : counts(objects)) + " at " + difference.levelText());
        for (ObjectDifference object : objects.subList(0, Math.min(most, objects.size()))) {
            lines.add("");
            write(object);
        }
        if (objects.size() > most) {
            lines.add("");
            lines.add("and " + (objects.size() - most) + " more objects that differ");
        }
    }

    private static String counts(List<ObjectDifference> objects) {
        long missing = objects.stream()
                .filter(ObjectDifference.Missing.class::isInstance)
                .count();
        long unexpected = objects.stream()
                .filter(ObjectDifference.Unexpected.class::isInstance)
                .count();
        long changed = objects.size() - missing - unexpected;
        return objects.size() + (objects.size() == 1 ? " object differs (" : " objects differ (") + missing
                + " missing, " + unexpected + " unexpected, " + changed + " changed)";
    }

    private void write(ObjectDifference object) {
        if (object instanceof ObjectDifference.Changed changed) {
            heading(changed, "changed");
            for (AttributeChange change : changed.changes()) {
                lines.add("  " + attribute(change));
            }
            Set<String> names =
                    changed.changes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
            indent(MarkedChange.of(Definitions.of(changed.expected(), names), Definitions.of(changed.found(), names)));
        } else {
            lines.add(object.toString());
            if (object instanceof ObjectDifference.Missing missing) {
                indent(MarkedChange.of('-', Definitions.of(missing.object(), Set.of())));
            } else if (object instanceof ObjectDifference.Unexpected unexpected) {
                indent(MarkedChange.of('+', Definitions.of(unexpected.object(), Set.of())));
            }
        }
    }

    private void heading(ObjectDifference object, String what) {
        lines.add(Printable.text(object.key() + " is " + what));
    }

    private void indent(List<String> texts) {
        texts.forEach(text -> lines.add("  " + text));
    }

    private static String attribute(AttributeChange change) {
        return change.toString().replaceFirst(": expected ", ": reference ").replaceFirst(", found ", ", actual ");
    }
}
