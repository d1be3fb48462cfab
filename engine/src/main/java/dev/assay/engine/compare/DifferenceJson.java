package dev.assay.engine.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.schema.AttributeChange;
import dev.assay.engine.schema.ObjectDifference;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaDifference;
import dev.assay.engine.schema.SchemaObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a difference for machines. */
public final class DifferenceJson {

    /** The version of the form. */
    public static final int VERSION = 1;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private DifferenceJson() {}

    /**
     * Writes a difference.
     *
     * @param difference the difference
     * @param notes what a reader must know to understand it, as what could not be read
     * @param most how many objects to write at most; their number is always there
     * @return JSON with line ends
     */
    public static String of(SchemaDifference difference, List<String> notes, int most) {
        ObjectNode root = JSON.createObjectNode();
        root.put("assay-difference", VERSION);
        root.put("equal", difference.isEmpty());
        root.put("level", difference.level().name().toLowerCase(Locale.ROOT));
        ObjectNode ignored = root.putObject("ignored");
        difference.ignored().forEach(ignored::put);
        notes.forEach(root.putArray("notes")::add);
        root.put("count", difference.objects().size());
        ArrayNode objects = root.putArray("objects");
        difference.objects().stream().limit(most).forEach(object -> add(object, objects.addObject()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a difference cannot be written as JSON", e);
        }
    }

    private static void add(ObjectDifference object, ObjectNode node) {
        ObjectKey key = object.key();
        node.put("kind", key.kind()).put("identity", key.identity());
        if (object instanceof ObjectDifference.Missing missing) {
            node.put("is", "missing");
            lacking(node, "reference", missing.object(), missing.parts());
        } else if (object instanceof ObjectDifference.Unexpected unexpected) {
            node.put("is", "unexpected");
            lacking(node, "actual", unexpected.object(), unexpected.parts());
        } else if (object instanceof ObjectDifference.Changed changed) {
            node.put("is", "changed");
            changed(node, changed);
        }
    }

    private static void lacking(ObjectNode node, String side, SchemaObject object, List<ObjectKey> parts) {
        node.put(side, Definitions.of(object, Set.of()));
        ArrayNode with = node.putArray("with");
        parts.forEach(part -> with.add(part.toString()));
    }

    private static void changed(ObjectNode node, ObjectDifference.Changed changed) {
        Set<String> names =
                changed.changes().stream().map(AttributeChange::attribute).collect(Collectors.toSet());
        node.put("reference", Definitions.of(changed.expected(), names));
        node.put("actual", Definitions.of(changed.found(), names));
        ArrayNode attributes = node.putArray("attributes");
        for (AttributeChange change : changed.changes()) {
            ObjectNode attribute = attributes.addObject().put("name", change.attribute());
            change.expected().ifPresent(value -> attribute.put("reference", value));
            change.found().ifPresent(value -> attribute.put("actual", value));
        }
    }
}
