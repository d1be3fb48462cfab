package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The published schema of every message, by which replies are judged. */
final class ProtocolSchema {

    /** The resource; docs/adapter-protocol.md names it. */
    static final String RESOURCE = "/dev/assay/adapter/command/protocol.schema.json";

    private static final JsonNode ROOT = load();
    private static final Map<String, JsonSchema> BY_MESSAGE = new ConcurrentHashMap<>();

    private ProtocolSchema() {}

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(ProtocolSchema.class.getResourceAsStream(RESOURCE))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of the protocol cannot be read", e);
        }
    }

    /** Says what is wrong with a message of some kind; empty if nothing is. */
    static Optional<String> complaint(JsonNode message, String kind) {
        String complaints = BY_MESSAGE.computeIfAbsent(kind, ProtocolSchema::schemaOf).validate(message).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .collect(Collectors.joining("; "));
        return complaints.isEmpty() ? Optional.empty() : Optional.of(complaints);
    }

    private static JsonSchema schemaOf(String kind) {
        if (!ROOT.path("$defs").has(kind)) {
            throw new IllegalArgumentException("the protocol has no message '" + kind + "'");
        }
        ObjectNode schema = ROOT.deepCopy();
        schema.remove("anyOf");
        schema.put("$ref", "#/$defs/" + kind);
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
