package dev.assay.cli;

import dev.assay.report.html.Visible;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory as one text that a shell turns into the directory again. What would not survive to be copied from a page is
 * written in base64: other line ends, characters that are not seen, a last line without an end.
 */
final class ShellArchive {

    private static final String END = "END_OF_FILE";
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, new byte[] {'\n'});

    private ShellArchive() {}

    /**
     * Writes the text.
     *
     * @param directory the directory
     * @param name what it is called where the text is run
     * @return commands for a POSIX shell
     * @throws IOException if a file cannot be read
     */
    static String of(Path directory, String name) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted().toList();
        }
        StringBuilder text = new StringBuilder();
        for (Path file : files) {
            String target = Shell.quote(
                    Path.of(name).resolve(directory.relativize(file).toString()).toString());
            if (Files.isDirectory(file)) {
                text.append("mkdir -p ").append(target).append('\n');
            } else {
                append(text, target, Files.readAllBytes(file));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String target, byte[] bytes) {
        String plain = plain(bytes);
        String command = plain.isEmpty() ? "base64 -d" : "cat";
        text.append(command)
                .append(" > ")
                .append(target)
                .append(" <<'")
                .append(END)
                .append("'\n")
                .append(plain.isEmpty() ? BASE64.encodeToString(bytes) + "\n" : plain)
                .append(END)
                .append('\n');
    }

    /** What is seen as it is and ends in a line feed; otherwise nothing. */
    private static String plain(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
            boolean survives =
                    text.endsWith("\n") && Visible.text(text).equals(text) && !text.contains("\t") && !hasEnd(text);
            return survives ? text : "";
        } catch (CharacterCodingException e) {
            return "";
        }
    }

    private static boolean hasEnd(String text) {
        return text.lines().anyMatch(END::equals);
    }
}
