package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ShellArchiveTests {

    @TempDir
    private Path directory;

    private Path original;

    private Path file(byte[] content) throws IOException {
        original = Files.createDirectories(directory.resolve("original"));
        return Files.write(original.resolve("file"), content);
    }

    private Path unpacked() throws IOException, InterruptedException {
        Path here = Files.createDirectories(directory.resolve("elsewhere"));
        Process shell = new ProcessBuilder("sh")
                .directory(here.toFile())
                .redirectErrorStream(true)
                .start();
        try (var in = shell.getOutputStream()) {
            in.write(ShellArchive.of(original, "it's a copy").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(shell.getInputStream().readAllBytes()).isEmpty();
        assertThat(shell.waitFor()).isZero();
        return here.resolve("it's a copy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT '$HOME', `id`, \\ \"x\";\n",
                "",
                "no end",
                "END_OF_FILE\nrm -rf /nothing\n",
                "carriage\r\nreturn\r\n",
                "\ufeffmark\n",
                "caf\u00e9 \u202e\u200b\u001b[2J\n",
                "tab\there\n",
                "nul\u0000\n"
            })
    void a_shell_makes_the_same_bytes_again(String content) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        file(bytes);

        assertThat(unpacked().resolve("file")).hasBinaryContent(bytes);
    }

    @Test
    void and_of_what_is_no_text() throws Exception {
        byte[] bytes = {(byte) 0xff, (byte) 0xc0, 10};
        file(bytes);

        assertThat(unpacked().resolve("file")).hasBinaryContent(bytes);
    }

    @Test
    void and_the_same_directories() throws Exception {
        file(new byte[0]);
        Files.writeString(Files.createDirectories(original.resolve("a b/c")).resolve("d.sql"), "SELECT 1;\n");

        assertThat(unpacked().resolve("a b/c/d.sql")).hasContent("SELECT 1;\n");
    }

    @Test
    void what_can_be_read_is_left_readable() throws IOException {
        file("SELECT 1;\n".getBytes(StandardCharsets.UTF_8));

        assertThat(ShellArchive.of(original, "copy"))
                .contains("cat > copy/file <<'END_OF_FILE'\nSELECT 1;\nEND_OF_FILE\n");
    }
}
