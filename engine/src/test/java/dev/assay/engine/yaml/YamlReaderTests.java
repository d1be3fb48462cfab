package dev.assay.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class YamlReaderTests {

    @Nested
    class Reads {

        @Test
        void every_value_with_its_place() {
            YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read("file.yaml", """
                    # a comment
                    one: 1
                    list:
                      - a
                      - {b: c}
                    """);
            assertThat(entry(root, "one").at()).isEqualTo(new Location("file.yaml", 2, 1));
            assertThat(entry(root, "one").value()).isEqualTo(new YamlNode.Scalar(new Location("file.yaml", 2, 6), "1"));
            YamlNode.Sequence list = (YamlNode.Sequence) entry(root, "list").value();
            assertThat(list.items().get(0).at()).isEqualTo(new Location("file.yaml", 4, 5));
            assertThat(list.items().get(1).at()).isEqualTo(new Location("file.yaml", 5, 5));
        }

        @Test
        void plain_values_as_they_are_written() {
            YamlNode.Mapping root = (YamlNode.Mapping)
                    YamlReader.read("f", "{a: 007, b: 1e3, c: yes, d: , e: ~, f: '', g: 20260301090000}");
            assertThat(texts(root)).containsExactly("007", "1e3", "yes", "", "", "", "20260301090000");
        }

        @Test
        void blocks_of_text_with_their_line_ends() {
            YamlNode.Mapping root = (YamlNode.Mapping) YamlReader.read("f", "sql: |\n  SELECT 1;\n  SELECT 2;\n");
            assertThat(texts(root)).containsExactly("SELECT 1;\nSELECT 2;\n");
        }

        private Stream<String> texts(YamlNode.Mapping root) {
            return root.entries().values().stream().map(entry -> ((YamlNode.Scalar) entry.value()).text());
        }

        private YamlNode.Entry entry(YamlNode.Mapping mapping, String key) {
            return Objects.requireNonNull(mapping.entries().get(key));
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @MethodSource("dev.assay.engine.yaml.YamlReaderTests#unreadable")
        void what_is_not_one_plain_document(String text, String place, String words) {
            InputException exception =
                    catchThrowableOfType(InputException.class, () -> YamlReader.read("bad.yaml", text));

            assertThat(exception).isNotNull();
            assertThat(exception.problems()).hasSize(1);
            assertThat(exception).hasMessageStartingWith(place + ": found ").hasMessageContaining(words);
            assertThat(exception).hasMessageContaining("mend bad.yaml and try again");
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("", "bad.yaml:1:1", "an empty file"),
                Arguments.of("# only a comment\n", "bad.yaml:1:1", "an empty file"),
                Arguments.of("a: [1, 2\nb: 3\n", "bad.yaml:2:2", "expected ',' or ']'"),
                Arguments.of("a: b: c\n", "bad.yaml:1:5", "mapping values are not allowed here"),
                Arguments.of("a: 1\n\tb: 2\n", "bad.yaml:2:1", "cannot start any token"),
                Arguments.of("a: 1\nb: 2\na: 3\n", "bad.yaml:3:1", "the key 'a' again (first at line 1)"),
                Arguments.of("a: 1\n---\nb: 2\n", "bad.yaml:3:1", "a second document"),
                Arguments.of("a: &x 1\nb: *x\n", "bad.yaml:2:4", "the alias *x"),
                Arguments.of("a: \"not closed\n", "bad.yaml:2:1", "unexpected end of stream"));
    }
}
