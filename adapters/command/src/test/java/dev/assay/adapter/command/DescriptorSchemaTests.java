package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.assay.adapter.command.files.FileRule;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema that editors use must say what the parser says. */
class DescriptorSchemaTests {

    private static final JsonNode ROOT = load();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(ROOT);
    private static final YAMLMapper YAML = new YAMLMapper();

    private static JsonNode load() {
        try (InputStream in = CommandAdapterProvider.class.getResourceAsStream("descriptor.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> complaints(String yaml) throws IOException {
        return SCHEMA.validate(YAML.readTree(yaml)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    static Set<String> bundled() {
        return CommandAdapterProvider.bundled();
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void takes_every_bundled_descriptor(String id) throws IOException {
        try (InputStream in = CommandAdapterProvider.class.getResourceAsStream(id + "/adapter.yaml")) {
            assertThat(complaints(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)))
                    .isEmpty();
        }
    }

    @Test
    void takes_the_example_which_the_parser_takes_too() throws IOException {
        String example = new CommandAdapterProvider().example().orElseThrow();
        assertThat(complaints(example)).isEmpty();
        assertThat(DescriptorParser.parse("example.yaml", example).runner().id())
                .isEqualTo("my-runner");
    }

    @Nested
    class Has_the_keys_of_the_parser {

        @Test
        void for_a_descriptor() {
            assertThat(keys(ROOT)).isEqualTo(DescriptorParser.KEYS);
        }

        @Test
        void for_its_parts() {
            assertThat(keys(part("files"))).isEqualTo(FilesDecoder.KEYS);
            assertThat(keys(part("files").path("properties").path("others").path("items")))
                    .isEqualTo(FilesDecoder.OTHER_KEYS);
            assertThat(keys(part("files").path("properties").path("non-transactional")))
                    .isEqualTo(FilesDecoder.NON_TRANSACTIONAL_KEYS);
            assertThat(keys(part("tracker"))).isEqualTo(TrackerDecoder.KEYS);
            assertThat(keys(part("commands")))
                    .isEqualTo(Arrays.stream(Commands.Verb.values())
                            .map(Commands.Verb::spelling)
                            .toList());
        }

        @Test
        void for_each_ecosystem() {
            assertThat(keys(part("install"))).isEqualTo(InstallationDecoder.ECOSYSTEMS);
            for (String ecosystem : InstallationDecoder.ECOSYSTEMS) {
                assertThat(keys(part("install").path("properties").path(ecosystem)))
                        .isEqualTo(InstallationDecoder.keys(ecosystem));
            }
        }
    }

    @Test
    void has_the_words_of_the_parser() {
        assertThat(words(part("capabilities").path("items"))).isEqualTo(Words.spellings(Capability.class));
        assertThat(words(part("tracker").path("properties").path("kind")))
                .isEqualTo(Words.spellings(TrackerQueries.Kind.class));
        assertThat(words(part("files")
                        .path("properties")
                        .path("others")
                        .path("items")
                        .path("properties")
                        .path("when")))
                .isEqualTo(Words.spellings(FileRule.Occasion.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: my-runner                  | id: MyRunner
            title: My runner               | titel: My runner
            version: 1.2.0                 | version: latest
            license: MIT                   | license: ''
            homepage: https://example.org  | homepage: example.org
            minimum: 1.24                  | minimum: go1.24
            version: v1.2.0                | version: latest
            kind: set                      | kind: sett
            relations: [public.done]       | relations: [done]
            capabilities: [down]           | capabilities: [fly]
            points: 8                      | points: 0
            points: 8                      | points: some
            success: [0, 3]                | success: [256]
            marker: "-- no transaction"    | {}
            success: [0, 3]                | success: []
            deploy: ["{binary}", up]       | deploy: up
            deploy: ["{binary}", up]       | deplyo: [up]
            DATABASE_URL:                  | DATABASE-URL:
            applied: SELECT version FROM public.done | applied: DELETE FROM public.done
            """)
    void refuses_what_the_parser_refuses(String good, String bad) throws IOException {
        String text = DescriptorMistakesTests.resource("good.yaml");
        assertThat(complaints(text)).isEmpty();
        assertThat(text).contains(good);
        assertThat(complaints(text.replace(good, bad))).isNotEmpty();
        assertThatThrownBy(() -> DescriptorParser.parse("my.yaml", text.replace(good, bad)))
                .isInstanceOf(InputException.class);
    }

    private static JsonNode part(String key) {
        return ROOT.path("properties").path(key);
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
        return keys;
    }

    private static List<String> words(JsonNode property) {
        List<String> words = new ArrayList<>();
        property.path("enum").forEach(item -> words.add(item.asText()));
        return words;
    }
}
