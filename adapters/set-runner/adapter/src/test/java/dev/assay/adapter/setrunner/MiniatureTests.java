package dev.assay.adapter.setrunner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.scenario.Behaviour;
import dev.assay.setrunner.Miniature;
import dev.assay.setrunner.Miniatures;
import dev.assay.setrunner.UsedParts;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Set-runners with one wrong part each, which the catalogue must convict. The whole of it is played on request, and writes
 * docs/miniatures.md; a build plays for each miniature one of the scenarios that are published there.
 */
class MiniatureTests {

    /** {@code all}, or ids of miniatures: plays these with the whole catalogue and writes the page. */
    private static final String WHICH = "assay.miniatures";

    /**
     * Ids of scenarios: plays these and no others; {@code own}: those that test a rule that the miniature breaks; {@code unexplored}:
     * these without those that are explored.
     */
    private static final String SCENARIOS = "assay.miniatures.scenarios";

    private static final Trial TRIAL = new Trial();
    private static final List<KnownScenario> CATALOGUE = KnownScenario.all();
    private static final Map<String, KnownScenario> BY_ID =
            CATALOGUE.stream().collect(Collectors.toMap(KnownScenario::id, Function.identity()));

    @AfterAll
    static void endTheServer() {
        TRIAL.close();
    }

    @Test
    void there_are_at_least_40_and_no_two_of_one_name() {
        assertThat(Miniatures.all()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(Miniatures.all()).extracting(Miniature::id).doesNotHaveDuplicates();
    }

    @Test
    void the_page_is_what_the_published_convictions_miniatures_and_scenarios_make_of_it() {
        String page = MiniaturesPage.read();
        Convictions convictions = Convictions.parse(page);
        convictions.keep(ids(Miniatures.all()), BY_ID.keySet());

        assertThat(page)
                .as("docs/miniatures.md; next: run MiniatureTests with -D" + WHICH + "=none, which writes it without"
                        + " playing anything, or play what is new: docs/development.md says how")
                .isEqualTo(MiniaturesPage.with(page, convictions, Miniatures.all(), CATALOGUE));
        assertThat(convictions.miniatures()).isEqualTo(ids(Miniatures.all()));
    }

    @ParameterizedTest
    @MethodSource("miniatures")
    void every_miniature_is_convicted_and_only_by_scenarios_of_a_rule_that_it_breaks(Miniature miniature) {
        Set<String> convictedBy =
                Convictions.parse(MiniaturesPage.read()).of(miniature.id()).keySet();

        assertThat(convictedBy)
                .as("what convicts %s, which breaks %s", miniature.id(), miniature.rules())
                .isNotEmpty();
        assertThat(convictedBy).allSatisfy(scenario -> assertFair(miniature, scenario));
    }

    @Test
    void every_miniature_was_shown_to_the_whole_catalogue() {
        Convictions published = Convictions.parse(MiniaturesPage.read());

        assertThat(Miniatures.all())
                .as("miniatures that docs/miniatures.md says were shown to all; next: play the others with -D"
                        + SCENARIOS + "=all")
                .allSatisfy(one ->
                        assertThat(published.shownTo(one.id())).as(one.id()).isEqualTo("all"));
    }

    private static void assertFair(Miniature miniature, String scenario) {
        assertThat(BY_ID).containsKey(scenario);
        assertThat(Collections.disjoint(BY_ID.get(scenario).rules(), miniature.rules()))
                .as(
                        "%s (breaks %s) is convicted by %s, which tests %s",
                        miniature.id(),
                        miniature.rules(),
                        scenario,
                        BY_ID.get(scenario).rules())
                .isFalse();
    }

    @Test
    void a_published_conviction_of_each_is_seen_again() throws Exception {
        Convictions published = Convictions.parse(MiniaturesPage.read());
        SortedMap<String, String> expected = new TreeMap<>();
        for (Miniature miniature : Miniatures.all()) {
            published.of(miniature.id()).keySet().stream()
                    .map(BY_ID::get)
                    .min(Comparator.comparingInt(MiniatureTests::effort).thenComparing(KnownScenario::id))
                    .ifPresent(quickest -> expected.put(miniature.id(), quickest.id()));
        }
        Map<String, String> seen = new ConcurrentSkipListMap<>();

        fourAtATime(
                expected.keySet(),
                miniature -> seen.put(miniature, String.join(", ", play(miniature, expected.get(miniature)))));

        assertThat(seen).isEqualTo(expected).hasSizeGreaterThanOrEqualTo(40);
        assertThat(TRIAL.errors()).isEmpty();
    }

    /** Because most of the time is spent waiting. The first failure is thrown once all have ended. */
    private static <T> void fourAtATime(Collection<T> all, Consumer<T> play) throws Exception {
        ExecutorService four = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Object>> plays = all.stream()
                    .map(one -> Executors.callable(() -> play.accept(one)))
                    .toList();
            for (Future<?> ended : four.invokeAll(plays)) {
                ended.get();
            }
        } finally {
            four.shutdown();
        }
    }

    private static Set<String> play(String miniature, String scenario) {
        return TRIAL.play(miniature, List.of(BY_ID.get(scenario))).keySet();
    }

    /** Exploring takes longest, then a pooler or a process of its own. */
    private static int effort(KnownScenario scenario) {
        boolean programs = scenario.scenario().cases().stream()
                .anyMatch(one -> !one.poolers().isEmpty());
        return (scenario.isExplored() ? 100 : 0) + (programs ? 50 : 0) + (scenario.isLong() ? 10 : 0);
    }

    @Test
    @EnabledIfSystemProperty(named = WHICH, matches = ".+")
    void the_catalogue_convicts_the_miniatures_that_were_asked_for() throws Exception {
        Convictions convictions = Convictions.parse(MiniaturesPage.read());
        convictions.keep(ids(Miniatures.all()), BY_ID.keySet());
        List<Miniature> asked = Miniatures.all().stream()
                .filter(one -> isAskedFor(System.getProperty(WHICH), one.id()))
                .toList();

        Map<String, Set<String>> used = partsUsedBy(asked.stream()
                .flatMap(miniature -> scenarios(miniature).stream())
                .distinct()
                .toList());
        fourAtATime(asked, miniature -> play(miniature, scenarios(miniature), used, convictions));
        write(convictions);

        assertThat(TRIAL.errors()).isEmpty();
    }

    /** Which parts of the set-runner each scenario uses that does not take long. */
    private static Map<String, Set<String>> partsUsedBy(Collection<KnownScenario> scenarios) {
        Map<String, Set<String>> used = new TreeMap<>();
        for (KnownScenario scenario : scenarios) {
            if (!scenario.isLong()) {
                UsedParts.forget();
                assertThat(TRIAL.play(UsedParts.RUNNER, List.of(scenario)))
                        .as("the set-runner, convicted by %s", scenario.id())
                        .isEmpty();
                used.put(scenario.id(), UsedParts.used());
            }
        }
        return used;
    }

    private static List<KnownScenario> scenarios(Miniature miniature) {
        String which = System.getProperty(SCENARIOS, "all");
        if (which.equals("own") || which.equals("unexplored")) {
            return CATALOGUE.stream()
                    .filter(one -> !Collections.disjoint(one.ownRules(), miniature.rules()))
                    .filter(one -> which.equals("own") || !one.isExplored())
                    .toList();
        }
        return CATALOGUE.stream().filter(one -> isAskedFor(which, one.id())).toList();
    }

    /**
     * A scenario of none of the rules that a miniature breaks is not played with it if it is a long one, which would take a day, or uses no
     * part that the miniature replaces, so that it would see the set-runner.
     */
    private static void play(
            Miniature miniature,
            List<KnownScenario> scenarios,
            Map<String, Set<String>> used,
            Convictions convictions) {
        Set<String> replaced = UsedParts.replacedBy(miniature);
        Predicate<KnownScenario> seesTheFlaw =
                one -> one.isLong() || !Collections.disjoint(used.get(one.id()), replaced);
        Collection<KnownScenario> played = scenarios.stream()
                .filter(one -> !Collections.disjoint(one.ownRules(), miniature.rules())
                        || (!one.isLong() && seesTheFlaw.test(one)))
                .toList();
        SortedMap<String, Behaviour> seen = TRIAL.play(miniature.id(), played);
        assertThat(seen.keySet())
                .as("%s replaces %s, and is convicted by a scenario that uses none of it", miniature.id(), replaced)
                .allMatch(id -> seesTheFlaw.test(BY_ID.get(id)));
        synchronized (convictions) {
            convictions.shownTo(miniature.id(), System.getProperty(SCENARIOS, "all"));
            convictions.replace(
                    miniature.id(), scenarios.stream().map(KnownScenario::id).toList(), seen);
            // What was seen so far is not lost when somebody ends a long run.
            write(convictions);
        }
    }

    private static void write(Convictions convictions) {
        MiniaturesPage.write(MiniaturesPage.with(MiniaturesPage.read(), convictions, Miniatures.all(), CATALOGUE));
    }

    private static boolean isAskedFor(String list, String id) {
        return list.equals("all") || Arrays.asList(list.split(",")).contains(id);
    }

    private static Set<String> ids(List<Miniature> miniatures) {
        return miniatures.stream().map(Miniature::id).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    static List<Miniature> miniatures() {
        return Miniatures.all();
    }
}
