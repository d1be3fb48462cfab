package dev.assay.engine.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaObject;
import dev.assay.engine.schema.Snapshot;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes snapshots as JSON and reads them back: one line a property, sorted, the same bytes for the same snapshot, so that
 * a snapshot can be kept under version control.
 */
public final class SnapshotJson {

    /** The version of the form; a reader refuses others. */
    public static final int VERSION = 1;

    private static final String MARK = "assay-snapshot";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SnapshotJson() {}

    /**
     * Writes a snapshot.
     *
     * @param snapshot the snapshot
     * @param writer where to; it stays open
     * @throws IOException if that cannot be written
     */
    public static void write(Snapshot snapshot, Writer writer) throws IOException {
        DefaultPrettyPrinter lines = new DefaultPrettyPrinter();
        lines.indentArraysWith(new DefaultIndenter("  ", "\n"));
        lines.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json =
                JSON.createGenerator(writer).setPrettyPrinter(lines).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            json.writeStartObject();
            json.writeNumberField(MARK, VERSION);
            json.writeStringField("postgres", snapshot.serverVersion());
            json.writeArrayFieldStart("objects");
            for (SchemaObject object : snapshot.objects().values()) {
                write(object, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        writer.write('\n');
    }

    private static void write(SchemaObject object, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", object.key().kind());
        json.writeStringField("identity", object.key().identity());
        if (!object.attributes().isEmpty()) {
            json.writeObjectFieldStart("attributes");
            for (Map.Entry<String, String> attribute : object.attributes().entrySet()) {
                json.writeStringField(attribute.getKey(), attribute.getValue());
            }
            json.writeEndObject();
        }
        for (Map.Entry<String, List<String>> order : object.orders().entrySet()) {
            json.writeArrayFieldStart(order.getKey());
            for (String part : order.getValue()) {
                json.writeString(part);
            }
            json.writeEndArray();
        }
        if (!object.partOf().isEmpty()) {
            json.writeArrayFieldStart("part of");
            for (ObjectKey whole : object.partOf()) {
                json.writeString(whole.kind() + "|" + whole.identity());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /**
     * Reads a snapshot.
     *
     * @param reader where from
     * @return the snapshot
     * @throws IOException if it cannot be read or is not a snapshot of this version; the message says what it is
     */
    public static Snapshot read(Reader reader) throws IOException {
        try (JsonParser json = JSON.createParser(reader)) {
            JsonNode root = JSON.readTree(json);
            if (root == null || !root.path(MARK).isInt()) {
                throw new IOException("JSON without the key " + MARK);
            }
            if (root.path(MARK).asInt() != VERSION) {
                throw new IOException(
                        "version " + root.path(MARK).asInt() + " of the form; this Assay reads version " + VERSION);
            }
            List<SchemaObject> objects = new ArrayList<>();
            root.path("objects").forEach(object -> objects.add(object(object)));
            return Snapshot.of(root.path("postgres").asText(), objects);
        } catch (IllegalStateException e) {
            throw new IOException("a snapshot in which " + e.getMessage(), e);
        }
    }

    private static SchemaObject object(JsonNode node) {
        SortedMap<String, String> attributes = new TreeMap<>();
        node.path("attributes")
                .properties()
                .forEach(
                        entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
        SortedMap<String, List<String>> orders = new TreeMap<>();
        TreeSet<ObjectKey> partOf = new TreeSet<>();
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("part of")) {
                texts(entry.getValue()).forEach(text -> partOf.add(key(text)));
            } else if (entry.getValue().isArray()) {
                orders.put(entry.getKey(), texts(entry.getValue()));
            }
        });
        ObjectKey key =
                new ObjectKey(node.path("kind").asText(), node.path("identity").asText());
        return new SchemaObject(key, attributes, orders, partOf);
    }

    private static ObjectKey key(String text) {
        int bar = text.indexOf('|');
        return new ObjectKey(text.substring(0, Math.max(0, bar)), text.substring(bar + 1));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
