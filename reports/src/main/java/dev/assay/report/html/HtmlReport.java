package dev.assay.report.html;

import dev.assay.engine.junit.RunFacts;
import dev.assay.report.stream.Recorded;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the report: one file that needs no network and runs no script. Sections open as targets of links, filters are
 * selectors of the style sheet.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes a report.
     *
     * @param directory where to; the file in it is {@code index.html}
     * @param run what it tells of
     * @param earlier a run to compare with, if there is one
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(Path directory, Recorded run, Optional<Recorded> earlier) throws IOException {
        return write(directory, run, earlier, PlainScripts.NONE);
    }

    /**
     * Writes a report in which cases have their scripts.
     *
     * @param directory where to; the file in it is {@code index.html}
     * @param run what it tells of
     * @param earlier a run to compare with, if there is one
     * @param scripts knows the scripts
     * @return the file
     * @throws IOException if it cannot be written
     */
    public static Path write(Path directory, Recorded run, Optional<Recorded> earlier, PlainScripts scripts)
            throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("index.html");
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            render(run, earlier, scripts, out);
        }
        return file;
    }

    private static void render(Recorded run, Optional<Recorded> earlier, PlainScripts scripts, Writer out)
            throws IOException {
        Table table = new Table(run);
        PageViews views = new PageViews(run, table);
        CellViews cells = new CellViews(run, table, views.runners(), scripts);
        PageView page = views.page(earlier);
        Template.named("page").fill(page, out);
        Template told = Template.named("story");
        for (RunFacts.Story story : views.stories()) {
            told.fill(cells.of(story), out);
        }
        Template.named("overview").fill(page, out);
    }
}
