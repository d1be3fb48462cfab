package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.compare.SnapshotJson;
import dev.assay.engine.schema.ObjectKey;
import dev.assay.engine.schema.SchemaObject;
import dev.assay.engine.schema.Snapshot;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTests {

    @TempDir
    private Path directory;

    private String file(String name, String valid) throws IOException {
        SchemaObject index = SchemaObject.of(
                new ObjectKey("index", "public.i"), Map.of("indisvalid", valid, "relowner", "me"), List.of());
        Path file = directory.resolve(name);
        try (Writer writer = Files.newBufferedWriter(file)) {
            SnapshotJson.write(Snapshot.of("18.6", List.of(index)), writer);
        }
        return file.toString();
    }

    @Test
    void answers_0_for_equal_and_1_for_different_with_level_and_what_it_left_aside() throws IOException {
        String one = file("one.json", "true");
        String other = file("other.json", "false");

        assertThat(Answer.to("diff", one, one).status()).isZero();
        Answer different = Answer.to("diff", "--level", "schema", one, other);
        assertThat(different.status()).isEqualTo(1);
        assertThat(different.out())
                .contains("at level schema, which leaves aside owners (1 object)")
                .contains("index public.i is changed")
                .contains("indisvalid: reference true, actual false");
    }

    @Test
    void bounds_its_notes_as_it_bounds_the_objects() throws IOException {
        String unreadable = file("unreadable.json", "(unreadable: permission denied)");

        Answer all = Answer.to("diff", unreadable, unreadable);
        Answer some = Answer.to("diff", "--most", "1", unreadable, unreadable);

        assertThat(all.out().lines().filter(line -> line.startsWith("note: "))).hasSize(2);
        assertThat(some.out().lines().filter(line -> line.startsWith("note: ")))
                .hasSize(2)
                .last()
                .isEqualTo("note: 1 more such notes are left out (--most)");
    }

    @Test
    void answers_2_for_what_cannot_be_used() throws IOException {
        String one = file("one.json", "true");
        Files.writeString(directory.resolve("not.json"), "{}");

        assertThat(Answer.to("diff", one, directory.resolve("none").toString()).status())
                .isEqualTo(2);
        assertThat(Answer.to("diff", one, directory.resolve("not.json").toString())
                        .err())
                .contains("found JSON without the key assay-snapshot [")
                .contains("]; next: ");
        Answer far = Answer.to("diff", one, "postgresql://me:secret@db.example.org/x");
        assertThat(far.status()).isEqualTo(2);
        assertThat(far.err()).contains("found the host \"db.example.org\"").doesNotContain("secret");
        assertThat(Answer.to("snapshot", "schema.json").status()).isEqualTo(2);
    }
}
