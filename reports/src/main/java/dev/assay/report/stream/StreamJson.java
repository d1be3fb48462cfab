package dev.assay.report.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.assay.engine.execution.Result;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.Serial;
import java.time.Instant;
import java.util.Arrays;

/** The form of records: one line of ASCII each, words spelled as in the scenario language, no text without a bound. */
final class StreamJson {

    /** The key that says what a record is. */
    static final String KIND = "record";

    /** The key of a runner that is there for few of them only. */
    private static final String UNVERIFIED = "unverified";

    /** No single text is longer; what is longer was never meant to be read. */
    static final int LONGEST_TEXT = 256 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new Jdk8Module())
            .addModule(words())
            .build();

    private StreamJson() {}

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("words");
        module.addSerializer(new WordSerializer());
        module.addSerializer(new TextSerializer());
        module.addSerializer(new InstantSerializer());
        module.setDeserializers(new WordDeserializers());
        module.addDeserializer(Instant.class, new InstantDeserializer());
        return module;
    }

    /** Writes a record without its line end. */
    static String write(String kind, Object value) {
        ObjectNode line = MAPPER.createObjectNode().put(KIND, kind);
        line.setAll((ObjectNode) MAPPER.valueToTree(value));
        if (value instanceof Result) {
            line.set("case", line.remove("caseName"));
        } else if (value instanceof RunnerLine runner && runner.unverified().isEmpty()) {
            line.remove(UNVERIFIED);
        }
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record cannot be written as JSON", e);
        }
    }

    static ObjectNode parse(String line) throws JsonProcessingException {
        if (MAPPER.readTree(line) instanceof ObjectNode node) {
            return node;
        }
        throw new com.fasterxml.jackson.databind.JsonMappingException(null, "not a JSON object");
    }

    static <T> T read(ObjectNode record, Class<T> type) throws JsonProcessingException {
        ObjectNode value = record.deepCopy();
        value.remove(KIND);
        if (type == Result.class) {
            value.set("caseName", value.remove("case"));
        } else if (type == RunnerLine.class && !value.has(UNVERIFIED)) {
            value.put(UNVERIFIED, "");
        }
        return MAPPER.treeToValue(value, type);
    }

    @SuppressWarnings({"rawtypes", "serial"})
    private static final class WordSerializer extends StdSerializer<Enum> {
        @Serial
        private static final long serialVersionUID = 1L;

        private WordSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Words.spelling((Enum<?>) value));
        }
    }

    private static final class TextSerializer extends StdSerializer<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        private TextSerializer() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            int excess = value.length() - LONGEST_TEXT;
            json.writeString(
                    excess <= 0
                            ? value
                            : value.substring(0, LONGEST_TEXT) + "\n... " + excess + " characters left out ...");
        }
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {
        @Serial
        private static final long serialVersionUID = 1L;

        private InstantSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class InstantDeserializer extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return Instant.parse(json.getText());
            } catch (java.time.format.DateTimeParseException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "not an instant");
            }
        }
    }

    @SuppressWarnings("serial")
    private static final class WordDeserializers extends SimpleDeserializers implements Deserializers {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new WordDeserializer(type);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
            return valueType.isEnum() || super.hasDeserializerFor(config, valueType);
        }
    }

    private static final class WordDeserializer extends JsonDeserializer<Object> {

        private final Class<?> type;

        private WordDeserializer(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            String word = json.getText();
            return Arrays.<Object>stream(type.getEnumConstants())
                    .filter(constant -> Words.spelling((Enum<?>) constant).equals(word))
                    .findFirst()
                    .orElseGet(() -> weird(context, word));
        }

        private Object weird(DeserializationContext context, String word) {
            try {
                return context.handleWeirdStringValue(type, word, "not a word of Assay");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
