package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.adapter.command.files.FileRule;
import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.engine.yaml.InputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandAdapterProviderTests {

    @TempDir
    Path directory;

    private Adapters load(Path... descriptors) {
        return Adapters.load(new AdapterSettings(directory.resolve(".tools"), List.of(descriptors)));
    }

    private Path own(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static String good() {
        return ShellTools.descriptor("./own-runner", "{deploy: ['{binary}']}", "");
    }

    @Nested
    class Bundled {

        @Test
        void golang_migrate_is_found_by_the_service_loader() {
            Adapter adapter = load().named("golang-migrate");
            assertThat(adapter.runner().version()).isEqualTo("4.19.1");
            assertThat(adapter.runner().license()).isEqualTo("MIT");
            assertThat(adapter.tracker().relations()).containsExactly("public.schema_migrations");
        }

        @Test
        void golang_migrate_is_what_the_documentation_shows() throws Exception {
            Path docs = Path.of(System.getProperty("assay.project.dir", "../.."), "docs", "adapters.md");
            String shown = Files.readString(docs).split("```yaml\n", 3)[1].split("```", 2)[0];
            try (InputStream in = CommandAdapterProvider.class.getResourceAsStream("golang-migrate/adapter.yaml")) {
                String bundled = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(DescriptorParser.parse("golang-migrate", shown))
                        .isEqualTo(DescriptorParser.parse("golang-migrate", bundled));
            }
        }

        @Test
        void the_marks_that_the_guide_shows_are_read_as_it_says() throws Exception {
            Path guide = Path.of(System.getProperty("assay.project.dir", "../.."), "docs", "writing-an-adapter.md");
            List<String> marks = Pattern.compile("`(non-transactional: \\{.*})`")
                    .matcher(Files.readString(guide))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(marks).hasSize(2);
            for (String mark : marks) {
                String text = good().replace(
                                "files: {up: \"{version}_{name}.sql\"}",
                                "files: {up: \"{version}_{name}.sql\", " + mark + "}");
                assertThat(text).contains(mark);
                assertThat(DescriptorParser.parse("guide", text).files().rules())
                        .as(mark)
                        .anyMatch(rule -> rule.occasion() == FileRule.Occasion.NON_TRANSACTIONAL
                                || rule.marks().nonTransactional().isPresent());
            }
        }

        @Test
        void only_one_that_nobody_has_run_says_that_it_is_unverified() {
            assertThat(load().all())
                    .filteredOn(adapter -> adapter.runner().unverified().isPresent())
                    .extracting(adapter -> adapter.runner().id())
                    .containsExactly("atlas", "atlas+linear-skip", "atlas+non-linear", "codd");
        }

        @Test
        void every_folder_is_in_the_index_under_its_own_id() throws Exception {
            Path root = Path.of(CommandAdapterProvider.class
                            .getResource("index.txt")
                            .toURI())
                    .getParent();
            try (Stream<Path> folders = Files.list(root)) {
                assertThat(folders.filter(folder -> Files.exists(folder.resolve("adapter.yaml")))
                                .map(folder -> folder.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(CommandAdapterProvider.bundled());
            }
            assertThat(load().all())
                    .extracting(adapter -> adapter.runner().id())
                    .containsAll(CommandAdapterProvider.bundled());
        }
    }

    @Nested
    class OfTheUser {

        @Test
        void a_descriptor_gives_an_adapter() throws Exception {
            assertThat(load(own("own.yaml", good())).named("own").deviations()).isEmpty();
        }

        @Test
        void deviations_are_read_from_beside_it() throws Exception {
            own("deviations.yaml", "deviations:\n  - {scenario: s, behaviour: stuck, reason: r, sources: [x]}\n");
            assertThat(load(own("own.yaml", good())).named("own").deviations())
                    .singleElement()
                    .satisfies(deviation -> assertThat(deviation.behaviour()).isEqualTo(Behaviour.STUCK));
        }

        @Test
        void a_file_that_is_not_there_is_one_message() {
            Path file = directory.resolve("none.yaml");
            assertThatThrownBy(() -> load(file))
                    .isInstanceOf(InputException.class)
                    .hasMessage(file + ":1:1: found no such file; expected a UTF-8 text file that can be read"
                            + " (descriptors, and deviations.yaml beside them, are read when Assay starts); correct the"
                            + " path");
        }

        @Test
        void a_directory_is_one_message() {
            assertThatThrownBy(() -> load(directory))
                    .isInstanceOf(InputException.class)
                    .hasMessageStartingWith(directory + ":1:1: found a directory; expected a UTF-8 text file");
        }

        @Test
        void the_problems_of_all_descriptors_are_told_at_once() throws Exception {
            Path first = own("first.yaml", good().replace("license: MIT", "license:"));
            Path second = own("second.yaml", good().replace("title: Own runner", "titel: Own runner"));
            assertThatThrownBy(() -> load(first, second))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("first.yaml:6:")
                    .hasMessageContaining("second.yaml:2:1");
        }

        @Test
        void an_id_that_is_taken_is_refused() throws Exception {
            Path file = own("own.yaml", good().replace("id: own", "id: golang-migrate"));
            assertThatThrownBy(() -> load(file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("two adapters drive a runner named 'golang-migrate'");
        }
    }
}
