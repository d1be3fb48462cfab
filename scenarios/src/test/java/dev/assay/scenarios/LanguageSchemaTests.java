package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Collation;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Loss;
import dev.assay.engine.scenario.Severity;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Vocabulary;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON Schema that editors use must say what the parser says. */
class LanguageSchemaTests {

    static Stream<String> verbs() {
        return Vocabulary.verbs().stream();
    }

    @ParameterizedTest
    @MethodSource("dev.assay.scenarios.CatalogueTests#entries")
    void takes_every_file_of_the_catalogue(Catalogue.Entry entry) {
        assertThat(LanguageSchema.complaints(entry.text())).isEmpty();
    }

    @Nested
    class Has_the_keys_of_the_parser {

        @Test
        void for_a_scenario() {
            assertThat(keys(LanguageSchema.ROOT)).isEqualTo(Vocabulary.SCENARIO);
        }

        @Test
        void for_the_parts_of_one() {
            assertThat(keys(definition("migration"))).isEqualTo(Vocabulary.MIGRATION);
            assertThat(keys(definition("variant"))).isEqualTo(Vocabulary.VARIANT);
            assertThat(keys(definition("fault"))).isEqualTo(Vocabulary.FAULT);
            assertThat(keys(definition("when"))).isEqualTo(Vocabulary.WHEN);
            assertThat(keys(definition("when-waiting"))).isEqualTo(Vocabulary.WHEN_WAITING);
            assertThat(keys(definition("explore"))).isEqualTo(Vocabulary.EXPLORE);
            assertThat(keys(definition("interleavings"))).isEqualTo(Vocabulary.INTERLEAVINGS);
            assertThat(keys(definition("expect"))).isEqualTo(Vocabulary.EXPECT);
            assertThat(keys(definition("hold"))).isEqualTo(Vocabulary.HOLD);
            assertThat(keys(definition("legacy"))).isEqualTo(Vocabulary.LEGACY);
        }

        @ParameterizedTest
        @MethodSource("dev.assay.scenarios.LanguageSchemaTests#verbs")
        void for_each_step(String verb) {
            JsonNode step = definition("step-" + verb);
            assertThat(keys(step)).isEqualTo(Vocabulary.step(verb));
            assertThat(texts(step.path("required"))).contains(verb);
        }

        @Test
        void and_no_other_steps() {
            assertThat(texts(definition("step").path("oneOf").findValues("$ref")))
                    .containsExactlyElementsOf(
                            verbs().map(verb -> "#/$defs/step-" + verb).toList());
        }
    }

    @Nested
    class Has_the_words_of_the_parser {

        @Test
        void for_a_scenario() {
            JsonNode root = LanguageSchema.ROOT.path("properties");
            assertThat(words(root.path("severity"))).isEqualTo(Words.spellings(Severity.class));
            assertThat(words(root.path("requires").path("items"))).isEqualTo(Words.spellings(Capability.class));
            assertThat(words(root.path("level"))).isEqualTo(Words.spellings(Level.class));
            assertThat(words(root.path("collation"))).isEqualTo(Words.spellings(Collation.class));
            List<String> accepted = new ArrayList<>(Words.spellings(Behaviour.class));
            accepted.removeAll(List.of("repeats", "diverges"));
            assertThat(words(root.path("accept").path("items"))).isEqualTo(accepted);
        }

        @Test
        void for_the_parts_of_one() {
            assertThat(words(property("variant", "form"))).isEqualTo(Words.spellings(FileForm.class));
            assertThat(words(property("when", "phase"))).isEqualTo(Words.spellings(Waiting.Phase.class));
            assertThat(words(property("expect", "outcome"))).isEqualTo(Words.spellings(Expectation.Outcome.class));
            assertThat(words(property("interleavings", "lost"))).isEqualTo(Words.spellings(Loss.class));
            assertThat(words(property("hold", "isolation"))).isEqualTo(Vocabulary.ISOLATION);
            assertThat(words(property("step-tracker", "tracker"))).isEqualTo(Words.spellings(Step.TrackerChange.class));
            assertThat(words(property("migration", "form"))).isEqualTo(Words.spellings(FileForm.class));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            severity: silent         | severity: silly
            id: a-story              | id: A Story
            id: a-story              | idd: a-story
            title: What happens      | title: ''
            accept: [converges]      | accept: [diverges]
            accept: [converges]      | accept: []
            version: 1,              | version: 0,
            name: one,               | name: One,
            - deploy: [1]            | - deplyo: [1]
            - deploy: [1]            | - {deploy: [1], adopt: [1]}
            - deploy: [1]            | - deploy: []
            - deploy: [1]            | - {deploy: [1], expect: {outcome: good}}
            - deploy: [1]            | - {deploy: [1], fault: {when: {waiting: a}}}
            - deploy: [1]            | - {deploy: [1], fault: {kill: backend, when: {waiting: a}}}
            - deploy: [1]            | - {deploy: [1], beside: README.md}
            - deploy: [1]            | - {deploy: [1], beside: {../README.md: a}}
            - deploy: [1]            | - {deploy: [1], beside: {README.md: [a]}}
            - deploy: [1]            | - tracker: forwards
            - deploy: [1]            | - {rollback: [1]}
            - deploy: [1]            | - {race: [1], when: {waiting: a}}
            - deploy: [1]            | - legacy: {tracker: a.b, dirty: true}
            """)
    void refuses_what_the_parser_refuses(String good, String bad) {
        String story = """
                id: a-story
                title: What happens
                family: a-family
                profile: history
                severity: silent
                sources: [seed 002]
                story: Something.
                migrations:
                  - {version: 1, name: one, up: SELECT 1}
                steps:
                  - deploy: [1]
                accept: [converges]
                """;
        assertThat(LanguageSchema.complaints(story)).isEmpty();
        assertThat(story).contains(good);
        assertThat(LanguageSchema.complaints(story.replace(good, bad))).isNotEmpty();
        assertThat(Examples.problems(story.replace(good, bad))).isNotEmpty();
    }

    private static JsonNode definition(String name) {
        return LanguageSchema.ROOT.path("$defs").path(name);
    }

    private static JsonNode property(String definition, String name) {
        return definition(definition).path("properties").path(name);
    }

    private static List<String> keys(JsonNode object) {
        List<String> keys = new ArrayList<>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(object.path("additionalProperties").asBoolean(true)).isFalse();
        return keys;
    }

    private static List<String> words(JsonNode property) {
        return texts(property.path("enum"));
    }

    private static List<String> texts(Iterable<JsonNode> array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
