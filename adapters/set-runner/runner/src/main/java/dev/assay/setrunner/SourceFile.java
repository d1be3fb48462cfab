package dev.assay.setrunner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The content of a migration file.
 *
 * @param fileName without its directory
 * @param text without a byte order mark, otherwise as it is
 */
record SourceFile(String fileName, String text) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static SourceFile read(Path path) {
        String fileName = String.valueOf(path.getFileName());
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw refused(fileName, "a file that can be read", e.toString(), "check its permissions", e);
        }
        String text = decode(fileName, bytes);
        return new SourceFile(fileName, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    /** Strict, and the same on every machine: the platform's own character set plays no part. */
    private static String decode(String fileName, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
        } catch (CharacterCodingException e) {
            String found = "bytes that are not UTF-8 in line " + lineOf(bytes, buffer.position());
            throw refused(fileName, "UTF-8 text", found, "save the file as UTF-8", e);
        }
    }

    private static int lineOf(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    /** SHA-256 in hexadecimal, the same for every spelling of line ends and with or without a byte order mark. */
    String checksum() {
        return Checksum.of(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    private static SetRunnerException refused(
            String fileName, String expected, String found, String next, Exception cause) {
        return new SetRunnerException.FilesRefused(
                new Problem(fileName, expected, found, "nothing runs before every pending file is read", next), cause);
    }
}
