package dev.assay.report.site;

import dev.assay.report.grade.Grader;
import dev.assay.report.grade.Standing;
import dev.assay.report.html.HtmlReport;
import dev.assay.report.html.SitePage;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes a site: a page with the history of every runner, and the report of every run, compared with the one before. */
public final class Site {

    private final Path directory;
    private final List<Recorded> runs;

    private Site(Path directory, List<Recorded> runs) {
        this.directory = directory;
        this.runs =
                runs.stream().sorted(Comparator.comparing(Recorded::finishedAt)).toList();
    }

    /**
     * Writes a site.
     *
     * @param directory where to
     * @param runs the runs, in any order
     * @return the first page
     * @throws IOException if it cannot be written
     */
    public static Path write(Path directory, List<Recorded> runs) throws IOException {
        return new Site(directory, runs).write();
    }

    private Path write() throws IOException {
        for (int i = 0; i < runs.size(); i++) {
            HtmlReport.write(directory.resolve(name(i)), runs.get(i), before(i));
        }
        TreeSet<String> ids = new TreeSet<>();
        runs.forEach(run -> run.runners().stream()
                .filter(RunnerLine::available)
                .map(RunnerLine::id)
                .forEach(ids::add));
        return SitePage.write(directory, ids.stream().map(this::history).toList());
    }

    /** Runs are numbered in the order of time, so that an old address stays when a newer run is added. */
    private static String name(int index) {
        return "run-" + (index + 1);
    }

    /** The last run before this one that has a runner in common with it. */
    private Optional<Recorded> before(int index) {
        List<String> ids =
                runs.get(index).runners().stream().map(RunnerLine::id).toList();
        return runs.subList(0, index).stream()
                .filter(run -> run.runners().stream().anyMatch(runner -> ids.contains(runner.id())))
                .reduce((earlier, later) -> later);
    }

    private SitePage.History history(String id) {
        List<SitePage.Version> versions = new ArrayList<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            Recorded run = runs.get(i);
            String href = name(i) + "/index.html";
            run.runners().stream()
                    .filter(runner -> runner.available() && runner.id().equals(id))
                    .forEach(runner -> versions.add(version(run, runner, href)));
        }
        return new SitePage.History(id, versions);
    }

    private static SitePage.Version version(Recorded run, RunnerLine runner, String href) {
        List<Standing> standings = Grader.standingsOfWhatRan(run, runner).stream()
                .filter(standing -> standing.demanded() > 0)
                .toList();
        return new SitePage.Version(
                runner.version(),
                run.header().postgres(),
                run.finishedAt().toString().replaceFirst("T.*", ""),
                href,
                standings.stream()
                        .map(standing -> new SitePage.Standing(
                                standing.profile(),
                                standing.grade().title(),
                                standing.passed() + "/" + standing.demanded()))
                        .toList());
    }
}
