package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.adapter.command.files.FileRule;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.MappingDecoder;
import dev.assay.engine.yaml.Problem;
import dev.assay.engine.yaml.YamlNode;
import dev.assay.engine.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake is one message that says where, what was found, what was expected, which rule decided, what to do. The
 * mistakes and their messages are in {@code mistakes.yaml}, each one a change of {@code good.yaml}.
 */
class DescriptorMistakesTests {

    record Mistake(String name, String right, String wrong, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Mistake> mistakes() throws IOException {
        List<Problem> problems = new ArrayList<>();
        YamlNode.Sequence root = (YamlNode.Sequence) YamlReader.read("mistakes.yaml", resource("mistakes.yaml"));
        List<Mistake> mistakes = new ArrayList<>();
        for (YamlNode node : root.items()) {
            MappingDecoder item = MappingDecoder.of(node, List.of("mistake", "right", "wrong", "message"), problems);
            mistakes.add(new Mistake(
                    item.text("mistake"),
                    item.text("right"),
                    item.optionalText("wrong").orElse(""),
                    item.text("message")));
        }
        assertThat(problems).isEmpty();
        return mistakes.stream();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_one_message(Mistake mistake) throws IOException {
        String good = resource("good.yaml");
        assertThat(good).containsOnlyOnce(mistake.right());
        assertThat(problems(good.replace(mistake.right(), mistake.wrong())))
                .extracting(Problem::toString)
                .containsExactly(mistake.message());
    }

    @Test
    void at_least_thirty_kinds_are_known() throws IOException {
        assertThat(mistakes().map(Mistake::name).distinct()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void several_are_told_at_once_in_the_order_of_the_file() throws IOException {
        String text =
                resource("good.yaml").replace("kind: set", "kind: sett").replace("id: my-runner", "id: My Runner");
        assertThat(problems(text)).extracting(problem -> problem.where().line()).containsExactly(1, 29);
    }

    @Test
    void a_list_is_no_descriptor() {
        assertThat(problems("- id: x"))
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .startsWith("my.yaml:1:1: found a list of 1; expected a mapping with the keys id, title, version,");
    }

    @Test
    void the_good_descriptor_is_read_whole() throws IOException {
        Descriptor descriptor = DescriptorParser.parse("good.yaml", resource("good.yaml"));
        assertThat(descriptor.runner().id()).isEqualTo("my-runner");
        assertThat(descriptor.successCodes()).containsExactlyInAnyOrder(0, 3);
        assertThat(descriptor.files().rules().get(0).marks().nonTransactional()).contains("-- no transaction");
        assertThat(descriptor.environment()).containsEntry("DATABASE_URL", new Template("{database-url}"));
    }

    @Test
    void a_name_of_its_own_can_be_what_marks_a_file_beside_a_template() throws IOException {
        String good = resource("good.yaml");
        String text = good.replace(
                "    marker: \"-- no transaction\"\n",
                "    up: \"{version}_ALONE_{name}.up.sql\"\n  content: \"{{up}};\"\n");
        assertThat(DescriptorParser.parse("good.yaml", text).files().rules())
                .extracting(
                        FileRule::path,
                        FileRule::occasion,
                        rule -> rule.template().isPresent())
                .containsExactly(
                        tuple("migrations/{version}_{name}.up.sql", FileRule.Occasion.TRANSACTIONAL, true),
                        tuple("migrations/{version}_ALONE_{name}.up.sql", FileRule.Occasion.NON_TRANSACTIONAL, true),
                        tuple("migrations/{version}_{name}.down.sql", FileRule.Occasion.DOWN, false));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = DescriptorMistakesTests.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Problem> problems(String text) {
        InputException exception =
                catchThrowableOfType(InputException.class, () -> DescriptorParser.parse("my.yaml", text));
        assertThat(exception).as("the descriptor should be refused").isNotNull();
        return exception.problems();
    }
}
