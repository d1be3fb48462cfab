package dev.assay.report.html;

import dev.assay.engine.execution.Result;
import dev.assay.report.Mark;
import dev.assay.report.stream.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One cell in which two runs differ.
 *
 * @param kind how it differs
 * @param scenario the id of the scenario
 * @param runner the id of the runner
 * @param before what it came to before, if it was run
 * @param after what it comes to now, if it was run
 */
public record Difference(Kind kind, String scenario, String runner, Optional<Result> before, Optional<Result> after) {

    /** How a cell differs. */
    public enum Kind {
        /** It must be looked at now and did not have to be before. */
        NEW("new", "must be looked at now, and did not have to be before"),
        /** It had to be looked at before and does not have to be now. */
        FIXED("fixed", "had to be looked at before, and does not have to be now"),
        /** The record of a deviation is no longer true. */
        STALE("stale", "a deviation is recorded that no longer happens as recorded"),
        /** It shows another behaviour. */
        CHANGED("changed", "shows another behaviour than before"),
        /** It was run in one of the two only. */
        ONE_SIDED("in one run only", "was run in one of the two runs only");

        private final String title;
        private final String meaning;

        Kind(String title, String meaning) {
            this.title = title;
            this.meaning = meaning;
        }

        /**
         * Names it.
         *
         * @return a word or a few
         */
        public String title() {
            return title;
        }

        /**
         * Says what it means.
         *
         * @return the rest of a sentence that begins with the cell
         */
        public String meaning() {
            return meaning;
        }
    }

    /**
     * Compares two runs, cell by cell; of several cases the worst counts.
     *
     * @param before the earlier run
     * @param after the later run
     * @return the differences, by kind, scenario and runner
     */
    public static List<Difference> between(Recorded before, Recorded after) {
        Table old = new Table(before);
        Table recent = new Table(after);
        TreeSet<String> scenarios = new TreeSet<>();
        TreeSet<String> runners = new TreeSet<>();
        List.of(before, after)
                .forEach(run -> run.results().forEach(result -> {
                    scenarios.add(result.scenario());
                    runners.add(result.runner());
                }));
        List<Difference> differences = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (String scenario : scenarios) {
                for (String runner : runners) {
                    Optional<Result> was = worst(old.results(scenario, runner));
                    Optional<Result> is = worst(recent.results(scenario, runner));
                    if (kind(was, is).filter(kind::equals).isPresent()) {
                        differences.add(new Difference(kind, scenario, runner, was, is));
                    }
                }
            }
        }
        return differences;
    }

    private static Optional<Result> worst(List<Result> results) {
        return CellViews.worstFirst(results).stream().findFirst();
    }

    private static Optional<Kind> kind(Optional<Result> before, Optional<Result> after) {
        if (before.isEmpty() || after.isEmpty()) {
            boolean fails = after.filter(result -> Mark.of(result).fails()).isPresent();
            return before.isEmpty() && after.isEmpty()
                    ? Optional.empty()
                    : Optional.of(fails ? Kind.NEW : Kind.ONE_SIDED);
        }
        Mark was = Mark.of(before.get());
        Mark is = Mark.of(after.get());
        if (is == Mark.STALE) {
            return was == Mark.STALE ? Optional.empty() : Optional.of(Kind.STALE);
        }
        if (was.fails() != is.fails()) {
            return Optional.of(is.fails() ? Kind.NEW : Kind.FIXED);
        }
        boolean same = Mark.plainWord(before.get()).equals(Mark.plainWord(after.get())) && was == is;
        return same ? Optional.empty() : Optional.of(Kind.CHANGED);
    }
}
