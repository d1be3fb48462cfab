package dev.assay.report.badge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.samskivert.mustache.Mustache;
import dev.assay.report.Printable;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Grader;
import dev.assay.report.grade.Standing;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Writes a badge for each grade: as JSON that shields.io reads from an address (its "endpoint" form), and as an SVG image
 * that needs nobody.
 */
public final class Badges {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    /** About the width of a letter of Verdana at 11 pixels. */
    private static final int LETTER = 7;

    private static final int PADDING = 12;

    private Badges() {}

    /**
     * Writes the badges of a run.
     *
     * @param directory where to
     * @param run the run
     * @return the files
     * @throws IOException if they cannot be written
     */
    public static List<Path> write(Path directory, Recorded run) throws IOException {
        Files.createDirectories(directory);
        List<Path> files = new ArrayList<>();
        for (RunnerLine runner : run.runners()) {
            for (Standing standing : Grader.standingsOfWhatRan(run, runner)) {
                if (standing.demanded() > 0) {
                    String name = plain(runner.id()) + "-" + plain(standing.profile());
                    files.add(Files.writeString(directory.resolve(name + ".json"), json(standing)));
                    files.add(Files.writeString(directory.resolve(name + ".svg"), svg(standing)));
                }
            }
        }
        return files;
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9+-]", "_");
    }

    static String json(Standing standing) {
        Map<String, Object> badge = new java.util.LinkedHashMap<>();
        badge.put("schemaVersion", 1);
        badge.put("label", label(standing));
        badge.put("message", standing.grade().title());
        badge.put("color", colour(standing.grade()).substring(1));
        badge.put("isError", standing.grade() == Grade.NOT_CONFORMANT);
        try {
            return JSON.writeValueAsString(badge) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a badge cannot be written as JSON", e);
        }
    }

    /** What the template of the image needs. */
    record Image(
            String label, String message, String colour, int left, int right, int width, int leftAt, int rightAt) {}

    static String svg(Standing standing) {
        String label = label(standing);
        String message = standing.grade().title();
        int left = label.length() * LETTER + PADDING;
        int right = message.length() * LETTER + PADDING;
        Image image = new Image(
                label, message, colour(standing.grade()), left, right, left + right, left / 2, left + right / 2);
        try (InputStream in = Objects.requireNonNull(Badges.class.getResourceAsStream("badge.mustache"))) {
            return Mustache.compiler()
                    .compile(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .execute(image);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of the badge cannot be read", e);
        }
    }

    private static String label(Standing standing) {
        return Printable.line("assay " + standing.profile());
    }

    private static String colour(Grade grade) {
        return switch (grade) {
            case CONVERGENT -> "#1a7f37";
            case SAFE -> "#0b5cad";
            case NOT_CONFORMANT -> "#b42318";
            case REFUSED, NOT_APPLICABLE -> "#6b7280";
        };
    }
}
