package dev.assay.engine.compare;

import dev.assay.engine.schema.AttributeChange;
import dev.assay.engine.schema.ObjectDifference;
import dev.assay.engine.schema.SchemaDifference;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One object in which a schema differs, with both sides as text, to be shown beside each other.
 *
 * @param is {@code missing}, {@code unexpected} or {@code changed}
 * @param kind what it is, for instance {@code column}
 * @param identity its name
 * @param reference how it should be, in the manner of SQL; empty if it should not be there
 * @param actual how it is; empty if it is not there
 */
public record ObjectChange(String is, String kind, String identity, String reference, String actual) {

    /**
     * Lists the objects of a difference.
     *
     * @param difference the difference
     * @param most how many to list at most, the most severe first
     * @return the objects
     */
    public static List<ObjectChange> listOf(SchemaDifference difference, int most) {
        return difference.objects().stream().limit(most).map(ObjectChange::of).toList();
    }

    private static ObjectChange of(ObjectDifference object) {
        String kind = object.key().kind();
        String identity = object.key().identity();
        if (object instanceof ObjectDifference.Missing missing) {
            return new ObjectChange("missing", kind, identity, Definitions.of(missing.object(), Set.of()), "");
        } else if (object instanceof ObjectDifference.Unexpected unexpected) {
            return new ObjectChange("unexpected", kind, identity, "", Definitions.of(unexpected.object(), Set.of()));
        }
        ObjectDifference.Changed changed = (ObjectDifference.Changed) object;
        Set<String> names =
                changed.changes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
        return new ObjectChange(
                "changed",
                kind,
                identity,
                Definitions.of(changed.expected(), names),
                Definitions.of(changed.found(), names));
    }
}
