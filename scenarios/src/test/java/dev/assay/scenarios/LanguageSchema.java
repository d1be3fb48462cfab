package dev.assay.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The JSON Schema of the language, as it is shipped. */
final class LanguageSchema {

    static final JsonNode ROOT = load();

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ROOT);
    private static final YAMLMapper YAML = new YAMLMapper();

    private LanguageSchema() {}

    private static JsonNode load() {
        try (InputStream in = Objects.requireNonNull(
                LanguageSchema.class.getResourceAsStream("/dev/assay/scenarios/scenario.schema.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lists what the schema has to say against a document. */
    static List<String> complaints(String yaml) {
        try {
            return SCHEMA.validate(YAML.readTree(yaml)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
