package dev.assay.cli;

import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.scenario.Exploration;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.yaml.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How crash points are explored, as the command line says it. */
final class ExplorationArguments {

    private static final int MOST = 1_000_000;

    @Option(
            names = "--explore",
            paramLabel = "KIND",
            description = "Explore the last act of every scenario that does not say so itself: "
                    + "crash-points or interleavings.")
    private @Nullable String explore;

    @Option(
            names = "--modes",
            paramLabel = "MODE",
            split = ",",
            description = "What happens at crash points, in place of what each scenario says: "
                    + "cut, close, freeze, blackout, terminate, kill.")
    private List<String> modes = new ArrayList<>();

    @Option(names = "--exhaustive", description = "Run crash points too of which another one shows the same.")
    private boolean exhaustive;

    @Option(
            names = "--audit",
            paramLabel = "N",
            description = "Of the crash points that another one covers, run N of each scenario, and compare.")
    private @Nullable Integer audit;

    @Option(
            names = "--points",
            paramLabel = "N|all",
            description = "Run N of the cases of each exploration. Default: what the runner's adapter asks for, "
                    + "and all where it asks for nothing.")
    private @Nullable String points;

    @Option(
            names = "--preemptions",
            paramLabel = "1|2",
            description = "How often a schedule of two runners changes from one to the other. Default: 1.")
    private int preemptions = 1;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What the choice of a sample and of the audit depends on. Default: 1.")
    private @Nullable Integer seed;

    /** Puts what was said into the parameters; what cannot be used is refused before anything starts. */
    void putInto(Map<String, String> parameters) {
        kind().ifPresent(one -> parameters.put(AssayConstants.EXPLORE, Words.spelling(one)));
        modes.forEach(ExplorationArguments::check);
        if (!modes.isEmpty()) {
            parameters.put(AssayConstants.MODES, String.join(",", modes));
        }
        if (exhaustive) {
            parameters.put(AssayConstants.EXHAUSTIVE, "true");
        }
        if (preemptions < 1 || preemptions > 2) {
            throw UserError.at("--preemptions " + preemptions)
                    .expected("1 or 2")
                    .found(String.valueOf(preemptions))
                    .rule("schedules with more changes are too many to be run")
                    .next("leave it out for 1");
        }
        parameters.put(AssayConstants.PREEMPTIONS, String.valueOf(preemptions));
        putPoints(parameters);
        put(parameters, "--audit", AssayConstants.AUDIT, audit);
        put(parameters, "--seed", AssayConstants.SEED, seed);
    }

    /** What is explored of scenarios that do not say so themselves. */
    Optional<Exploration.Kind> kind() {
        return Optional.ofNullable(explore).map(ExplorationArguments::kind);
    }

    private static Exploration.Kind kind(String word) {
        List<String> known = Words.spellings(Exploration.Kind.class);
        return Words.find(Exploration.Kind.class, word)
                .orElseThrow(() -> UserError.at("--explore " + word)
                        .expected("one of " + String.join(", ", known))
                        .found("'" + word + "'")
                        .rule("a scenario's last act is explored at its crash points, or in its interleavings")
                        .next("did you mean '" + Words.nearest(word, known) + "'?"));
    }

    /** The options by which other cases are run than those of a plain run. */
    List<String> filters() {
        List<String> filters = new ArrayList<>();
        kind().ifPresent(one -> filters.add("--explore " + Words.spelling(one)));
        modes.forEach(mode -> filters.add("--modes " + mode));
        if (exhaustive) {
            filters.add("--exhaustive");
        }
        if (audit != null && audit > 0) {
            filters.add("--audit " + audit);
        }
        if (points != null) {
            filters.add("--points " + points);
        }
        if (seed != null) {
            filters.add("--seed " + seed);
        }
        if (preemptions > 1) {
            filters.add("--preemptions " + preemptions);
        }
        return filters;
    }

    private void putPoints(Map<String, String> parameters) {
        if (points == null) {
            return;
        }
        if (!points.matches("all|[1-9][0-9]{0,5}")) {
            throw UserError.at("--points " + points)
                    .expected("a number from 1 to 999999, or all")
                    .found("'" + points + "'")
                    .rule("so many cases of each exploration are run")
                    .next("leave it out for what the runner's adapter asks for");
        }
        parameters.put(AssayConstants.POINTS, points);
    }

    private static void put(Map<String, String> parameters, String option, String key, @Nullable Integer number) {
        if (number == null) {
            return;
        }
        if (number < 0 || number > MOST) {
            throw UserError.at(option + " " + number)
                    .expected("a number from 0 to " + MOST)
                    .found(String.valueOf(number))
                    .rule("so much is chosen among the points that another one covers")
                    .next("leave it out for none");
        }
        parameters.put(key, number.toString());
    }

    private static void check(String mode) {
        List<String> known = Words.spellings(Fault.Kind.class).stream()
                .filter(word -> !word.equals(Words.spelling(Fault.Kind.SERVER_CRASH)))
                .toList();
        if (!known.contains(mode)) {
            throw UserError.at("--modes " + mode)
                    .expected("one of " + String.join(", ", known))
                    .found("'" + mode + "'")
                    .rule("server-crash needs the server to itself, so that only a scenario can ask for it")
                    .next("did you mean '" + Words.nearest(mode, known) + "'?");
        }
    }
}
