package dev.assay.report.html;

import java.util.List;

/**
 * The page.
 *
 * @param title its title
 * @param facts what everything depends on
 * @param runners the columns
 * @param filters what can be filtered by: families
 * @param profiles what can be filtered by: profiles
 * @param words which behaviours there are
 * @param families the rows
 * @param grades what each runner's results are worth
 * @param missing the runners that were not there
 * @param failures what failed without a result
 * @param legend what words and marks mean
 * @param comparison what differs from another run
 * @param problems what is wrong with explorations
 */
record PageView(
        String title,
        List<Fact> facts,
        List<Column> runners,
        List<Choice> filters,
        List<Choice> profiles,
        List<Sign> words,
        List<Group> families,
        List<GradeRow> grades,
        List<Missing> missing,
        List<Missing> failures,
        List<Legend> legend,
        List<CompareView> comparison,
        List<String> problems) {

    boolean lacks() {
        return !missing.isEmpty();
    }

    boolean failed() {
        return !failures.isEmpty();
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    int columns() {
        return runners.size() + 1;
    }

    /** A fact of the run. */
    record Fact(String name, String value) {}

    /** A runner. */
    record Column(int number, String id, String title, String version, String unverified) {
        boolean isUnverified() {
            return !unverified.isEmpty();
        }
    }

    /** Something to filter by. */
    record Choice(int number, String name, int count) {}

    /** A family. */
    record Group(int number, String family, String profile, String has, List<Row> rows) {}

    /** A scenario. */
    record Row(String scenario, String rule, String has, List<Entry> entries) {}

    /** A cell of the matrix. */
    record Entry(int column, String href, boolean linked, Sign sign, String count) {}

    /** How the runners stand in a profile. */
    record GradeRow(String profile, String title, List<GradeEntry> entries) {}

    /** A grade. */
    record GradeEntry(int column, String grade, String style, String detail) {}

    /** What is not there, or failed, and why. */
    record Missing(String what, String why) {}

    /** A word and what it means. */
    record Legend(Sign sign, String meaning) {}

    /** A comparison with another run. */
    record CompareView(String before, String after, List<CompareGroup> groups) {
        boolean same() {
            return groups.isEmpty();
        }
    }

    /** All differences of one kind. */
    record CompareGroup(String kind, String meaning, int count, List<CompareRow> rows) {}

    /** One difference. */
    record CompareRow(String scenario, String runner, String href, boolean linked, Sign before, Sign after) {}
}
