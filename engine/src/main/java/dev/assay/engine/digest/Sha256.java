package dev.assay.engine.digest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 (FIPS 180-4), in lower-case hexadecimal, as in-toto statements write it. */
public final class Sha256 {

    private static final int BUFFER = 64 * 1024;

    private Sha256() {}

    /**
     * Begins a digest of what comes in pieces.
     *
     * @return a digest of nothing yet
     */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Ends a digest.
     *
     * @param digest what {@link #begin} gave, fed
     * @return 64 hexadecimal digits
     */
    public static String end(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Digests bytes.
     *
     * @param bytes the bytes
     * @return 64 hexadecimal digits
     */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(begin().digest(bytes));
    }

    /**
     * Digests a text in UTF-8.
     *
     * @param text the text
     * @return 64 hexadecimal digits
     */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Digests files, one after the other.
     *
     * @param files the files; their names are no part of it
     * @return 64 hexadecimal digits
     * @throws UncheckedIOException if one cannot be read
     */
    public static String of(List<Path> files) {
        MessageDigest digest = begin();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    digest.update(buffer, 0, count);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + " cannot be read", e);
            }
        }
        return end(digest);
    }

    /**
     * Digests the compiled form of a class, as what stands for code that has no file of its own.
     *
     * @param type the class
     * @return 64 hexadecimal digits
     */
    public static String of(Class<?> type) {
        String name = type.getName().substring(type.getName().lastIndexOf('.') + 1) + ".class";
        try (InputStream in = type.getResourceAsStream(name)) {
            return in == null ? of(type.getName()) : of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(type + " cannot be read", e);
        }
    }
}
