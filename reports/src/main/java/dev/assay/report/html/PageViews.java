package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.RunFacts;
import dev.assay.engine.specification.Profile;
import dev.assay.engine.yaml.Words;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Grader;
import dev.assay.report.grade.Profiles;
import dev.assay.report.grade.Standing;
import dev.assay.report.html.PageView.Choice;
import dev.assay.report.html.PageView.Column;
import dev.assay.report.html.PageView.CompareGroup;
import dev.assay.report.html.PageView.CompareRow;
import dev.assay.report.html.PageView.CompareView;
import dev.assay.report.html.PageView.Entry;
import dev.assay.report.html.PageView.Fact;
import dev.assay.report.html.PageView.GradeEntry;
import dev.assay.report.html.PageView.GradeRow;
import dev.assay.report.html.PageView.Group;
import dev.assay.report.html.PageView.Legend;
import dev.assay.report.html.PageView.Missing;
import dev.assay.report.html.PageView.Row;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes of a run what the page shows around its sections. */
final class PageViews {

    private static final int DIGEST_SHOWN = 12;
    private static final int NAMED_WITHOUT_DIFFERENCE = 6;
    private static final List<Legend> WORDS = List.of(
            legend("converges", "the end state is right, the applied set is exact, nothing is lost or left behind"),
            legend("refuses", "stopped loudly before it changed anything; an operator must act"),
            legend("stuck", "loud, but a plain retry after the cause is gone never gets there"),
            legend(
                    "leaks",
                    "the end state is right, but something remains: an INVALID index, a held lock, a dirty flag"),
            legend("hangs", "did not end within the bound"),
            legend("repeats", "a migration's effect happened more than once"),
            legend(
                    "diverges",
                    "the runner says success, or claims a version, and the schema or the data says otherwise"),
            legend("inconclusive", "a fault never fired, or nothing was compared: it proves nothing"),
            legend("none", "it could not be run here"),
            legend("n/a", "the runner lacks a capability that the scenario requires"),
            legend("error", "Assay or the adapter failed, not the runner"));

    private final Recorded run;
    private final Table table;
    private final List<RunnerLine> runners;
    private final List<RunFacts.Story> stories;

    PageViews(Recorded run, Table table) {
        this.run = run;
        this.table = table;
        this.runners = run.runners().stream().filter(RunnerLine::available).toList();
        this.stories = run.header().catalogue().scenarios().stream()
                .filter(story -> runners.stream()
                        .anyMatch(runner ->
                                !table.results(story.id(), runner.id()).isEmpty()))
                .toList();
    }

    List<RunnerLine> runners() {
        return runners;
    }

    List<RunFacts.Story> stories() {
        return stories;
    }

    private static Legend legend(String word, String meaning) {
        return new Legend(Sign.of(word), meaning);
    }

    PageView page(Optional<Recorded> earlier) {
        Map<String, List<RunFacts.Story>> families = stories.stream()
                .collect(Collectors.groupingBy(RunFacts.Story::family, TreeMap::new, Collectors.toList()));
        List<Choice> filters = new ArrayList<>();
        List<Group> groups = new ArrayList<>();
        families.forEach((family, members) -> {
            int number = filters.size();
            filters.add(new Choice(number, family, members.size()));
            String profiles =
                    members.stream().map(RunFacts.Story::profile).distinct().collect(Collectors.joining(", "));
            List<Row> rows = members.stream().map(this::row).toList();
            String has = has(rows.stream().flatMap(row -> row.entries().stream()));
            groups.add(new Group(number, family, profiles, has + ofOneProfile(members), rows));
        });
        Set<String> words = run.results().stream()
                .map(result -> Sign.of(result).word())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<Legend> legend =
                WORDS.stream().filter(one -> words.contains(one.sign().word())).toList();
        return new PageView(
                title(),
                facts(),
                columns(),
                filters,
                profiles(),
                legend.stream().map(Legend::sign).toList(),
                groups,
                grades(),
                missing(),
                run.failures().stream()
                        .map(one -> new Missing(one.what(), one.why()))
                        .toList(),
                legend,
                earlier.map(this::comparison).stream().toList(),
                run.explorations().stream()
                        .flatMap(report -> report.problems().stream()
                                .map(problem -> report.scenario() + ", " + report.runner() + ": " + problem))
                        .toList());
    }

    private String title() {
        String names = runners.stream().map(RunnerLine::id).limit(4).collect(Collectors.joining(", "));
        return "Assay: " + (runners.size() > 4 ? runners.size() + " runners" : names);
    }

    private List<Fact> facts() {
        String digest = run.header().catalogue().digest();
        return List.of(
                new Fact("PostgreSQL", run.header().postgres()),
                new Fact("Assay", run.header().assay()),
                new Fact(
                        "Scenarios",
                        stories.size() + " of "
                                + run.header().catalogue().scenarios().size()),
                new Fact("Cases", String.valueOf(run.results().size())),
                new Fact("Catalogue", digest.substring(0, Math.min(DIGEST_SHOWN, digest.length()))),
                new Fact("Finished", instant(run.finishedAt())));
    }

    private List<Column> columns() {
        return IntStream.range(0, runners.size())
                .mapToObj(i -> new Column(
                        i,
                        runners.get(i).id(),
                        runners.get(i).title(),
                        runners.get(i).version(),
                        runners.get(i).unverified()))
                .toList();
    }

    private Row row(RunFacts.Story story) {
        List<Entry> entries = IntStream.range(0, runners.size())
                .mapToObj(i -> entry(story, i))
                .toList();
        return new Row(story.id(), story.title(), has(entries.stream()) + ofProfile(story), entries);
    }

    private List<Choice> profiles() {
        List<String> names = stories.stream().map(RunFacts.Story::profile).toList();
        List<String> known = Words.spellings(Profile.class);
        return IntStream.range(0, known.size())
                .mapToObj(i -> new Choice(i, known.get(i), Collections.frequency(names, known.get(i))))
                .filter(choice -> choice.count() > 0)
                .toList();
    }

    /** The class by which the filter for profiles finds a row. */
    private static String ofProfile(RunFacts.Story story) {
        int number = Words.spellings(Profile.class).indexOf(story.profile());
        return number < 0 ? "" : " p" + number;
    }

    /** A family goes with its rows where all of them are of one profile. */
    private static String ofOneProfile(List<RunFacts.Story> members) {
        List<String> classes =
                members.stream().map(PageViews::ofProfile).distinct().toList();
        return classes.size() == 1 ? classes.get(0) : "";
    }

    /** The classes by which the filter for behaviours finds rows. */
    private static String has(Stream<Entry> entries) {
        return entries.map(entry -> "h-" + entry.sign().style()).distinct().collect(Collectors.joining(" "));
    }

    private Entry entry(RunFacts.Story story, int column) {
        String runner = runners.get(column).id();
        List<Result> results = table.results(story.id(), runner);
        return new Entry(
                column,
                "#" + table.anchor(story.id(), runner),
                !results.isEmpty(),
                CellViews.sign(results),
                CellViews.count(results));
    }

    private List<GradeRow> grades() {
        List<List<Standing>> byRunner =
                runners.stream().map(runner -> Grader.standings(run, runner)).toList();
        if (byRunner.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, byRunner.get(0).size())
                .mapToObj(row -> gradeRow(byRunner, row))
                .filter(row ->
                        stories.stream().anyMatch(story -> story.profile().equals(row.profile())))
                .toList();
    }

    private static GradeRow gradeRow(List<List<Standing>> byRunner, int row) {
        String profile = byRunner.get(0).get(row).profile();
        return new GradeRow(
                profile,
                Profiles.title(profile),
                IntStream.range(0, byRunner.size())
                        .mapToObj(i -> grade(i, byRunner.get(i).get(row)))
                        .toList());
    }

    private static GradeEntry grade(int column, Standing standing) {
        return new GradeEntry(
                column,
                standing.grade().title(),
                "g-"
                        + (standing.grade() == Grade.NOT_CONFORMANT
                                ? "bad"
                                : standing.grade().title().replaceAll(" .*", "")),
                standing.passed() + " of " + standing.demanded());
    }

    private List<Missing> missing() {
        return run.runners().stream()
                .filter(runner -> !runner.available())
                .map(runner -> new Missing(runner.id(), runner.reason() + "; next: " + runner.remedy()))
                .toList();
    }

    private CompareView comparison(Recorded earlier) {
        List<Difference> differences = Difference.between(earlier, run);
        return new CompareView(
                describe(earlier, run),
                describe(run, earlier),
                Arrays.stream(Difference.Kind.values())
                        .map(kind -> group(
                                kind,
                                differences.stream()
                                        .filter(one -> one.kind() == kind)
                                        .toList()))
                        .filter(group -> group.count() > 0)
                        .toList());
    }

    private CompareGroup group(Difference.Kind kind, List<Difference> differences) {
        return new CompareGroup(
                kind.title(),
                kind.meaning(),
                differences.size(),
                differences.stream()
                        .map(one -> new CompareRow(
                                one.scenario(),
                                one.runner(),
                                "#" + table.anchor(one.scenario(), one.runner()),
                                one.after().isPresent(),
                                one.before().map(Sign::of).orElse(Sign.EMPTY),
                                one.after().map(Sign::of).orElse(Sign.EMPTY)))
                        .toList());
    }

    /** What was run. Of many runners only those are named that the other run does not have, or not in this version. */
    private static String describe(Recorded run, Recorded other) {
        List<String> named = new ArrayList<>(versions(run));
        if (named.size() > NAMED_WITHOUT_DIFFERENCE) {
            int all = named.size();
            named.removeAll(versions(other));
            int same = all - named.size();
            if (same > 0) {
                named.add(same + " runners of the same version in both");
            }
        }
        return String.join(", ", named) + " on PostgreSQL " + run.header().postgres() + ", "
                + instant(run.finishedAt());
    }

    private static List<String> versions(Recorded run) {
        return run.runners().stream()
                .filter(RunnerLine::available)
                .map(runner -> runner.id() + " " + runner.version())
                .toList();
    }

    private static String instant(Instant at) {
        return at.toString().replaceFirst("\\.[0-9]+Z", "Z");
    }
}
