package dev.assay.engine.junit;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Fingerprint;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.json.RecordJson;
import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.yaml.Words;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the results of one run of one runner depend on; published before its first case.
 *
 * @param runner the runner
 * @param postgres the version of the server
 * @param catalogue every scenario that was discovered, also those that are not run
 * @param selected the ids of those that are run
 * @param options the configuration parameters that a result may depend on, without passwords
 */
public record RunFacts(
        Runner runner, String postgres, Catalogue catalogue, List<String> selected, SortedMap<String, String> options) {

    /** Carries them as JSON through the JUnit Platform. */
    public static final RecordJson<RunFacts> JSON = new RecordJson<>(RunFacts.class, "the facts of a run");

    /** Copies the collections. */
    public RunFacts {
        selected = List.copyOf(selected);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /**
     * The runner and what drives it.
     *
     * @param id its id
     * @param title its name for people
     * @param version the version of its tool
     * @param homepage where it is published
     * @param unverified why nobody has seen its adapter drive it yet, empty if somebody has
     * @param adapter the SHA-256 digest of its adapter
     * @param tool the SHA-256 digest of its program, empty if there is no file of it
     * @param deviations the SHA-256 digest of what is recorded of it
     * @param capabilities what its adapter claims beyond applying what is pending
     * @param known what is recorded of it
     */
    public record Runner(
            String id,
            String title,
            String version,
            String homepage,
            String unverified,
            String adapter,
            String tool,
            String deviations,
            List<String> capabilities,
            List<Known> known) {

        /** Copies the lists. */
        public Runner {
            capabilities = List.copyOf(capabilities);
            known = List.copyOf(known);
        }

        static Runner of(Adapter adapter, String version, List<Deviation> deviations) {
            RunnerInfo info = adapter.runner();
            Fingerprint fingerprint = adapter.fingerprint();
            List<Known> known = deviations.stream().map(Known::of).toList();
            return new Runner(
                    info.id(),
                    info.title(),
                    version,
                    info.homepage(),
                    info.unverified().orElse(""),
                    fingerprint.adapter(),
                    fingerprint.tool(),
                    Sha256.of(known.stream().map(Known::toString).sorted().collect(Collectors.joining("\n"))),
                    adapter.capabilities().stream()
                            .map(Words::spelling)
                            .sorted()
                            .toList(),
                    known);
        }
    }

    /**
     * A recorded deviation.
     *
     * @param scenario the id of the scenario
     * @param cases which of its cases, or a pattern of them
     * @param behaviour the behaviour that is recorded
     * @param reason why it happens
     * @param sources public threads or documentation that say so
     */
    public record Known(String scenario, String cases, String behaviour, String reason, List<String> sources) {

        private static Known of(Deviation deviation) {
            return new Known(
                    deviation.scenario(),
                    deviation.cases(),
                    Words.spelling(deviation.behaviour()),
                    deviation.reason(),
                    deviation.sources());
        }
    }

    /**
     * The scenarios that there are.
     *
     * @param digest the SHA-256 digest of all of them
     * @param scenarios each of them, by id
     */
    public record Catalogue(String digest, List<Story> scenarios) {

        static final Catalogue EMPTY = new Catalogue(Sha256.of(""), List.of());

        /** Copies the list. */
        public Catalogue {
            scenarios = List.copyOf(scenarios);
        }

        static Catalogue of(List<ScenarioDescriptor> descriptors) {
            List<Story> scenarios = descriptors.stream()
                    .map(one -> Story.of(one.scenario(), Sha256.of(one.origin().read())))
                    .sorted(Comparator.comparing(Story::id))
                    .toList();
            String lines =
                    scenarios.stream().map(one -> one.id() + " " + one.digest()).collect(Collectors.joining("\n"));
            return new Catalogue(Sha256.of(lines), scenarios);
        }
    }

    /**
     * A scenario, as far as reports tell of it.
     *
     * @param id its id
     * @param family its family
     * @param profile the group that a grade is given for
     * @param severity what happens to users whose runner gets it wrong
     * @param title what a right runner does: the rule
     * @param story what happened
     * @param sources the incidents behind it
     * @param requires what a runner must be able to do
     * @param accepts the behaviours that are right, best first
     * @param cases the names of its cases; one that is empty for a scenario with one
     * @param explored whether its cases come out of the runner's own requests
     * @param digest the SHA-256 digest of its file
     */
    public record Story(
            String id,
            String family,
            String profile,
            String severity,
            String title,
            String story,
            List<String> sources,
            List<String> requires,
            List<String> accepts,
            List<String> cases,
            boolean explored,
            String digest) {

        /**
         * Tells of a scenario what reports need.
         *
         * @param scenario the scenario
         * @param digest the SHA-256 digest of its file
         * @return its story
         */
        public static Story of(Scenario scenario, String digest) {
            return new Story(
                    scenario.id(),
                    scenario.family(),
                    scenario.profile(),
                    Words.spelling(scenario.severity()),
                    scenario.title(),
                    scenario.story(),
                    scenario.sources(),
                    scenario.requires().stream().map(Words::spelling).sorted().toList(),
                    scenario.accept().stream().map(Words::spelling).toList(),
                    scenario.cases().stream().map(Scenario.Case::name).toList(),
                    scenario.exploration().isPresent(),
                    digest);
        }
    }
}
