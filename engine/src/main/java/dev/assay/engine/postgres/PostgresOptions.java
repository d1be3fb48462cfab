package dev.assay.engine.postgres;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is to come from.
 *
 * @param mode which source
 * @param requestedMajor the major version that was asked for, or {@code null} if any will do
 * @param requestedImage the container image that was asked for, or {@code null} for the official one
 * @param external the server to use in mode {@link Mode#EXTERNAL}, otherwise {@code null}
 */
public record PostgresOptions(
        Mode mode,
        @Nullable Integer requestedMajor,
        @Nullable String requestedImage,
        @Nullable Endpoint external) {

    /** The major version that is used when none is asked for. */
    public static final int DEFAULT_MAJOR = 18;

    /** The sources of a server. */
    public enum Mode {
        /** Testcontainers where Docker answers and has the image already, otherwise embedded. */
        AUTO,
        /** Real PostgreSQL binaries from Maven artifacts, started as a process of this machine. */
        EMBEDDED,
        /** A container of the PostgreSQL image. */
        TESTCONTAINERS,
        /** A server that runs already. */
        EXTERNAL
    }

    /** The embedded server of the default version. */
    public static PostgresOptions embedded() {
        return new PostgresOptions(Mode.EMBEDDED, null, null, null);
    }

    /** The embedded server of one major version. */
    public static PostgresOptions embedded(int major) {
        return new PostgresOptions(Mode.EMBEDDED, major, null, null);
    }

    /**
     * Read the options from what a user typed.
     *
     * @param mode {@code auto}, {@code embedded}, {@code testcontainers}, or a URL that begins with
     *     {@code jdbc:postgresql:} or {@code postgresql:}; {@code null} or blank means {@code auto}
     * @param major a major version such as {@code 17}; {@code null} or blank means any
     * @param image a container image; {@code null} or blank means the official one
     * @param environment where {@code PGUSER} and {@code PGPASSWORD} are looked up if the URL has no user or password
     * @throws PostgresException if any of them cannot be used
     */
    public static PostgresOptions parse(
            @Nullable String mode, @Nullable String major, @Nullable String image, Map<String, String> environment) {
        String digits = stripped(major);
        Integer number = digits.isEmpty() ? null : MajorParser.parse(digits);
        String name = stripped(image).isEmpty() ? null : stripped(image);
        String source = stripped(mode).isEmpty() ? "auto" : stripped(mode);
        if (UrlParser.looksLikeUrl(source)) {
            return new PostgresOptions(Mode.EXTERNAL, number, name, UrlParser.parse(source, environment));
        }
        return switch (source) {
            case "auto" -> new PostgresOptions(Mode.AUTO, number, name, null);
            case "embedded" -> new PostgresOptions(Mode.EMBEDDED, number, name, null);
            case "testcontainers" -> new PostgresOptions(Mode.TESTCONTAINERS, number, name, null);
            default -> throw unknownMode(source);
        };
    }

    /** The major version to start: the one asked for, or the default. */
    public int major() {
        return requestedMajor == null ? DEFAULT_MAJOR : requestedMajor;
    }

    /** The container image to start: the one asked for, or the official one of the major version. */
    public String image() {
        return requestedImage == null ? "postgres:" + major() : requestedImage;
    }

    private static String stripped(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static PostgresException unknownMode(String source) {
        return PostgresException.at("--postgres " + source)
                .expected("auto, embedded, testcontainers, or a URL that begins with jdbc:postgresql: or postgresql:")
                .found("\"" + source + "\"")
                .rule("--postgres (or assay.postgres) names where the server comes from")
                .next("use one of these words, or leave the option out for auto");
    }
}
