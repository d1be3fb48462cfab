package dev.assay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Expectation;
import dev.assay.engine.scenario.FileForm;
import dev.assay.engine.scenario.Loss;
import dev.assay.engine.scenario.Pooler;
import dev.assay.engine.scenario.Severity;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.scenario.Vocabulary;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.schema.Level;
import dev.assay.engine.yaml.Words;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the language must not promise what the parser does not keep. */
class LanguageReferenceTests {

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    static Stream<String> vocabulary() {
        return Stream.of(
                        Vocabulary.SCENARIO.stream(),
                        Vocabulary.MIGRATION.stream(),
                        Vocabulary.FAULT.stream(),
                        Vocabulary.WHEN.stream(),
                        Vocabulary.EXPLORE.stream(),
                        Vocabulary.INTERLEAVINGS.stream(),
                        Words.spellings(Loss.class).stream(),
                        Stream.of("upgrades", "crash-points", "interleavings"),
                        Vocabulary.EXPECT.stream(),
                        Vocabulary.HOLD.stream(),
                        Vocabulary.LEGACY.stream(),
                        Vocabulary.verbs().stream().flatMap(verb -> Vocabulary.step(verb).stream()),
                        Vocabulary.ISOLATION.stream(),
                        Words.spellings(Behaviour.class).stream(),
                        Words.spellings(Capability.class).stream(),
                        Words.spellings(Severity.class).stream(),
                        Words.spellings(FileForm.class).stream(),
                        Words.spellings(Pooler.class).stream(),
                        Words.spellings(Step.TrackerChange.class).stream(),
                        Words.spellings(Level.class).stream(),
                        Words.spellings(Expectation.Outcome.class).stream(),
                        Words.spellings(Waiting.Phase.class).stream())
                .flatMap(words -> words)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_is_a_scenario_or_becomes_one_when_it_is_completed(Examples.Example example) {
        assertThat(Examples.problems(example.whole())).as(example.whole()).isEmpty();
        assertThat(LanguageSchema.complaints(example.whole()))
                .as(example.whole())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("vocabulary")
    void every_word_of_the_language_is_explained(String word) {
        assertThat(Examples.reference().contains("`" + word + "`"))
                .as("docs/scenario-language.md should explain `%s`", word)
                .isTrue();
    }

    @Test
    void every_step_has_an_example() {
        String shown = String.join(
                "\n", examples().stream().map(Examples.Example::shown).toList());
        assertThat(Vocabulary.verbs()).allSatisfy(verb -> assertThat(shown).containsPattern("- \\{?" + verb + ":"));
    }
}
