package dev.assay.report;

import dev.assay.engine.execution.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of scenarios, grouped by family, and runners: plain text in which colour only repeats what is written. */
public final class Matrix {

    private static final int GAP = 3;
    private static final String UNVERIFIED = "unverified";

    private final List<RunnerEntry> runners;
    /** Family, then scenario, then runner: in the order of reports. */
    private final Map<String, Map<String, Map<String, List<Result>>>> families = new TreeMap<>();

    private final Tally tally;
    private final int nameWidth;

    private Matrix(RunResults run) {
        this.runners = run.runners();
        for (CaseResult one : run.cases()) {
            families.computeIfAbsent(one.family(), family -> new TreeMap<>())
                    .computeIfAbsent(one.result().scenario(), scenario -> new TreeMap<>())
                    .computeIfAbsent(one.result().runner(), runner -> new ArrayList<>())
                    .add(one.result());
        }
        this.tally = new Tally(run);
        this.nameWidth = families.values().stream()
                        .flatMap(scenarios -> scenarios.keySet().stream())
                        .mapToInt(scenario -> Printable.line(scenario).length() + 2)
                        .max()
                        .orElse(0)
                + GAP;
    }

    /**
     * Draws the matrix of a run, with the meaning and the number of every mark in it.
     *
     * @param run the run
     * @param width how many characters fit into a line; columns that do not fit follow below. 0 if any number does
     * @return the lines
     */
    public static List<StyledLine> of(RunResults run, int width) {
        Matrix matrix = new Matrix(run);
        List<StyledLine> lines = new ArrayList<>();
        for (List<Column> block : matrix.blocks(width)) {
            matrix.draw(block, lines);
        }
        lines.addAll(matrix.tally.lines());
        run.runners().stream()
                .filter(runner -> !runner.unverified().isEmpty())
                .forEach(runner -> lines.add(new StyledLine()
                        .add(Style.UNSURE, UNVERIFIED + "  ")
                        .add(runner.id() + ": " + runner.unverified())));
        return lines;
    }

    private record Column(RunnerEntry runner, int width) {}

    private List<List<Column>> blocks(int width) {
        List<List<Column>> blocks = new ArrayList<>();
        List<Column> block = new ArrayList<>();
        int used = nameWidth;
        for (RunnerEntry runner : runners) {
            Column column = new Column(runner, columnWidth(runner));
            if (width > 0 && !block.isEmpty() && used + column.width() > width) {
                blocks.add(block);
                block = new ArrayList<>();
                used = nameWidth;
            }
            block.add(column);
            used += column.width();
        }
        if (!block.isEmpty()) {
            blocks.add(block);
        }
        return blocks;
    }

    private int columnWidth(RunnerEntry runner) {
        int widest = Math.max(
                Printable.line(runner.id()).length(),
                Math.max(
                        Printable.line(subtitle(runner)).length(),
                        runner.unverified().isEmpty() ? 0 : UNVERIFIED.length()));
        for (Map<String, Map<String, List<Result>>> scenarios : families.values()) {
            for (Map<String, List<Result>> cells : scenarios.values()) {
                widest = Math.max(widest, cell(cells, runner).width());
            }
        }
        return widest + GAP;
    }

    private static String subtitle(RunnerEntry runner) {
        return runner.available() ? runner.version() : "not available";
    }

    private static Cell cell(Map<String, List<Result>> cells, RunnerEntry runner) {
        return new Cell(cells.getOrDefault(runner.id(), List.of()));
    }

    private void draw(List<Column> block, List<StyledLine> lines) {
        lines.add(header(block, Style.STRONG, RunnerEntry::id));
        lines.add(header(block, Style.FAINT, Matrix::subtitle));
        if (block.stream().anyMatch(one -> !one.runner().unverified().isEmpty())) {
            lines.add(header(block, Style.UNSURE, runner -> runner.unverified().isEmpty() ? "" : UNVERIFIED));
        }
        families.forEach((family, scenarios) -> {
            lines.add(StyledLine.of(Style.STRONG, family));
            scenarios.forEach((scenario, cells) -> lines.add(row(scenario, cells, block)));
        });
        lines.add(new StyledLine());
    }

    private StyledLine header(List<Column> block, Style style, java.util.function.Function<RunnerEntry, String> text) {
        StyledLine line = new StyledLine();
        int column = nameWidth;
        for (Column one : block) {
            line.padTo(column).add(style, text.apply(one.runner()));
            column += one.width();
        }
        return line;
    }

    private StyledLine row(String scenario, Map<String, List<Result>> cells, List<Column> block) {
        StyledLine line = StyledLine.of("  " + scenario);
        int column = nameWidth;
        for (Column one : block) {
            cell(cells, one.runner()).addTo(line.padTo(column));
            column += one.width();
        }
        return line;
    }
}
