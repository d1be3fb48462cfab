package dev.assay.report.html;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the first page of a site. */
public final class SitePage {

    private SitePage() {}

    /**
     * The history of a runner.
     *
     * @param runner its id
     * @param versions its runs, the latest first
     */
    public record History(String runner, List<Version> versions) {

        /** Copies the list. */
        public History {
            versions = List.copyOf(versions);
        }
    }

    /**
     * One run of a runner.
     *
     * @param version its version
     * @param postgres the version of PostgreSQL
     * @param date the day
     * @param href where the report of the run is
     * @param standings its grades
     */
    public record Version(String version, String postgres, String date, String href, List<Standing> standings) {

        /** Copies the list. */
        public Version {
            standings = List.copyOf(standings);
        }
    }

    /**
     * A grade.
     *
     * @param profile the profile
     * @param grade the grade
     * @param detail how many scenarios were accepted, of how many
     */
    public record Standing(String profile, String grade, String detail) {

        String style() {
            return grade.equals("not conformant") ? "g-bad" : "g-" + grade.replaceAll(" .*", "");
        }
    }

    private record Page(List<History> histories) {}

    /**
     * Writes the page.
     *
     * @param directory where to; the file in it is {@code index.html}
     * @param histories the runners
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(Path directory, List<History> histories) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("index.html");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            Template.named("site").fill(new Page(histories), out);
        }
        return file;
    }
}
