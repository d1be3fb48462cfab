package dev.assay.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.compare.ObjectChange;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.RunnerEnd;
import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Result;
import dev.assay.engine.execution.Verdict;
import dev.assay.engine.junit.RunFacts;
import dev.assay.engine.scenario.Behaviour;
import dev.assay.report.HostileTexts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import dev.assay.report.stream.FailureLine;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.Shards;
import dev.assay.report.stream.StreamReader;
import dev.assay.report.stream.StreamWriter;
import dev.assay.report.stream.TestStreams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTests {

    @TempDir
    private Path directory;

    private String page(RunFacts facts, Optional<Recorded> earlier, Result... results) throws IOException {
        Recorded run = StreamReader.read(SampleRun.write(directory.resolve("results.jsonl"), facts, results));
        return Files.readString(HtmlReport.write(directory.resolve("out"), run, earlier));
    }

    private String page() throws IOException {
        return page(
                SampleRun.facts("good"),
                Optional.empty(),
                SampleResult.deviation("two", "good"),
                SampleResult.pass("one", "good"));
    }

    private static Set<String> all(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Nested
    class Is_one_file {

        @Test
        void that_loads_nothing_and_runs_nothing() throws IOException {
            String page = page();

            assertThat(page)
                    .doesNotContain("<script", "<link", "<img", "<iframe", "@import", "url(", " onclick", "javascript:")
                    .contains("default-src 'none'");
            assertThat(all(page, "(?:src|href)=\"([^\"]*)\""))
                    .allMatch(href -> href.startsWith("#") || href.startsWith("https://github.com/"));
        }

        @Test
        void whose_links_lead_to_sections_that_are_there_and_whose_ids_are_unique() throws IOException {
            String page = page();

            Set<String> ids = all(page, " id=\"([^\"]*)\"");
            assertThat(all(page, "href=\"#([^\"]*)\"")).isSubsetOf(ids).contains("two--good");
            assertThat(Pattern.compile(" id=\"").matcher(page).results().count())
                    .isEqualTo(ids.size());
        }

        @Test
        void with_a_title_a_language_headings_and_names_for_what_is_seen() throws IOException {
            assertThat(page())
                    .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                    .contains("<title>Assay: good</title>", "<th scope=\"row\"", "<th scope=\"col\"", "<caption")
                    .contains("aria-hidden=\"true\">\u2260</i>diverges*");
        }
    }

    @Nested
    class Filters {

        @Test
        void by_profile_rows_and_families_of_that_profile_alone() throws IOException {
            String page = page();

            String number = all(page, "id=\"p([0-9])\" checked><label class=\"fi\" for=\"p[0-9]\">history ")
                    .iterator()
                    .next();
            assertThat(page)
                    .contains("#p" + number + ":not(:checked)~.scroll .p" + number + "{display:none}")
                    .containsPattern("<tr class=\"row [^\"]* p" + number + "\">")
                    .containsPattern("<tbody class=\"group [^\"]* p" + number + "\">");
        }
    }

    @Nested
    class Tells_of_a_cell {

        @Test
        void story_steps_trace_with_the_fault_claims_difference_output_record_and_command() throws IOException {
            assertThat(page())
                    .contains("<b>The rule:</b> Title of two.", "A story.", "owner/project/issues/1")
                    .contains("<h4>deploy 1 <small>at 10 ms, took 120 ms</small></h4>", "margin-left:4%;width:48%")
                    .contains("never reached")
                    .contains("<mark>\u26a1 cut before a COMMIT  \u2014 the fault</mark>")
                    .contains(
                            "<tr><th scope=\"row\">claimed</th><td class=\"\">yes</td><td class=\"lie\">yes</td></tr>")
                    .contains("<tr><th scope=\"row\">true</th><td class=\"\">yes</td><td class=\"lie\">no</td></tr>")
                    .contains("<pre>ADD COLUMN b text</pre>", "(is not there)")
                    .contains("ERROR: no such thing")
                    .contains("left behind: index public.i is INVALID")
                    .contains("It is known.")
                    .contains("./assay reproduce two --runner good");
        }
    }

    private Recorded merged(String... runners) {
        Map<String, Recorded> runs = new TreeMap<>();
        for (String runner : runners) {
            Path file = directory.resolve(runner + ".jsonl");
            SampleRun.write(
                    file, SampleRun.facts(runner), SampleResult.pass("one", runner), SampleResult.pass("two", runner));
            runs.put(runner, StreamReader.read(file));
        }
        return Shards.merge(runs, true);
    }

    @Test
    void tells_a_story_once_and_leads_from_it_to_each_runner() throws IOException {
        String page = Files.readString(HtmlReport.write(directory, merged("good", "other"), Optional.empty()));

        assertThat(Pattern.compile("<article class=\"story\">")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(2);
        assertThat(page)
                .containsSubsequence(
                        "<h2>one</h2>",
                        "<a class=\"r0 b-converges\" href=\"#one--good\">good: converges</a>",
                        "<a class=\"r1 b-converges\" href=\"#one--other\">other: converges</a>",
                        "<section class=\"cell r0\" id=\"one--good\"",
                        "<section class=\"cell r1\" id=\"one--other\"",
                        "</article>")
                .contains(".story:has(>.r1:target)>.siblings .r1{");
    }

    @Test
    void says_what_was_not_run() throws IOException {
        Path file = directory.resolve("failed.jsonl");
        try (StreamWriter writer = TestStreams.begin(file, SampleRun.facts("good"))) {
            writer.result(SampleResult.pass("one", "good"));
            writer.failure(new FailureLine("Assay", "no server"));
            writer.finish(TestStreams.END);
        }

        assertThat(Files.readString(HtmlReport.write(directory, StreamReader.read(file), Optional.empty())))
                .contains("Not everything was run", "<b>Assay</b>: no server", ">no grade</span><small>1 of 2</small>");
    }

    @ParameterizedTest
    @MethodSource("dev.assay.report.HostileTexts#inHtml")
    void shows_hostile_text_as_text(HostileTexts.Hostile hostile) throws IOException {
        String text = hostile.text();
        ActEvidence act = new ActEvidence(
                List.of(new RunnerEnd(text, 1, text)),
                Optional.of(new Evidence.FaultSeen(true, text)),
                List.of(1L),
                List.of(1L),
                Optional.empty(),
                List.of(),
                List.of(text),
                List.of("F\tQuery\t" + text, "B\tErrorResponse\t" + text, "!\tFault\t" + text));
        Evidence evidence = new Evidence(
                5,
                List.of(new StepSeen(text, text, 1, true, 0, 5, Optional.of(act))),
                List.of(new ObjectChange("changed", text, text, text, text)),
                1);
        Result result = new Result(
                "one",
                text,
                text,
                "good",
                text,
                text,
                Verdict.FAIL,
                Optional.of(Behaviour.DIVERGES),
                List.of(),
                Result.Expectation.UNEXPECTED,
                text,
                text,
                List.of(text, text),
                List.of(text),
                text,
                text,
                Optional.of(text),
                evidence);
        RunFacts plain = SampleRun.facts("good");
        RunFacts.Story story = new RunFacts.Story(
                "one", text, text, "silent", text, text, List.of(text), List.of(), List.of(), List.of(text), false, "");
        RunFacts facts = new RunFacts(
                new RunFacts.Runner("good", text, text, text, "", "", "", "", List.of(), List.of()),
                "18",
                new RunFacts.Catalogue(plain.catalogue().digest(), List.of(story)),
                List.of("one"),
                new TreeMap<>());

        String page = page(facts, Optional.empty(), result);

        assertThat(page).doesNotContain(hostile.never());
        assertThat(all(page, "<(script|img|svg|iframe|object|link|base|form|style)[ >/]"))
                .containsOnly("style");
        assertThat(all(page, "href=\"([^\"]*)\"")).allMatch(href -> href.startsWith("#"));
    }

    @Test
    void says_in_the_head_of_a_column_that_nobody_has_verified_its_adapter() throws IOException {
        String page = page(
                SampleRun.facts("good", List.of("one"), "nobody <has> run it"),
                Optional.empty(),
                SampleResult.pass("one", "good"));

        assertThat(page)
                .contains("<small class=\"unverified\" title=\"nobody &lt;has&gt; run it\">unverified</small></th>")
                .contains("<b>good</b> is unverified: nobody &lt;has&gt; run it");
        assertThat(page(SampleRun.facts("good"), Optional.empty(), SampleResult.pass("one", "good")))
                .doesNotContain("unverified");
    }

    @Nested
    class Compares {

        @Test
        void two_runs_as_new_fixed_changed_and_stale() throws IOException {
            Recorded earlier = StreamReader.read(SampleRun.write(
                    directory.resolve("old.jsonl"),
                    SampleRun.facts("good"),
                    SampleResult.pass("one", "good"),
                    SampleResult.finding("two", "good")));

            String page = page(
                    SampleRun.facts("good"),
                    Optional.of(earlier),
                    SampleResult.finding("one", "good"),
                    SampleResult.pass("two", "good"));

            assertThat(page).containsSubsequence("<h3>new <span", "one--good", "<h3>fixed <span", "two--good");
        }

        @Test
        void of_many_runners_naming_those_alone_that_are_not_in_both() throws IOException {
            String page = Files.readString(HtmlReport.write(
                    directory,
                    merged("a", "b", "c", "d", "e", "f", "newer"),
                    Optional.of(merged("a", "b", "c", "d", "e", "f", "older"))));

            assertThat(page)
                    .contains("before</span> older 1.2.3, 6 runners of the same version in both on PostgreSQL 18")
                    .contains("now</span> newer 1.2.3, 6 runners of the same version in both on PostgreSQL 18");
        }

        @Test
        void each_pair_of_results_by_its_kind() throws IOException {
            assertThat(kind(SampleResult.pass("one", "good"), SampleResult.finding("one", "good")))
                    .containsExactly(Difference.Kind.NEW);
            assertThat(kind(SampleResult.error("one", "good"), SampleResult.pass("one", "good")))
                    .containsExactly(Difference.Kind.FIXED);
            assertThat(kind(SampleResult.deviation("one", "good"), SampleResult.pass("one", "good")))
                    .containsExactly(Difference.Kind.CHANGED);
            assertThat(kind(SampleResult.deviation("one", "good"), SampleResult.stale("one", "good")))
                    .containsExactly(Difference.Kind.STALE);
            assertThat(kind(SampleResult.pass("two", "good"), SampleResult.pass("one", "good")))
                    .containsExactly(Difference.Kind.ONE_SIDED, Difference.Kind.ONE_SIDED);
            assertThat(kind(SampleResult.pass("one", "good"), SampleResult.pass("one", "good")))
                    .isEmpty();
        }

        private List<Difference.Kind> kind(Result before, Result after) {
            RunFacts facts = SampleRun.facts("good");
            return Difference.between(
                            StreamReader.read(SampleRun.write(directory.resolve("b.jsonl"), facts, before)),
                            StreamReader.read(SampleRun.write(directory.resolve("a.jsonl"), facts, after)))
                    .stream()
                    .map(Difference::kind)
                    .toList();
        }
    }

    @Test
    void escapes_in_every_template() throws IOException {
        for (String template : List.of("page", "story", "cell", "overview", "site")) {
            try (var in = HtmlReport.class.getResourceAsStream(template + ".mustache")) {
                assertThat(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .as(template)
                        .doesNotContain("{{{", "{{&");
            }
        }
    }
}
