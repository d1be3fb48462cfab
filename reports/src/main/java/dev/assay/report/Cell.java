package dev.assay.report;

import dev.assay.engine.execution.Result;
import java.util.Comparator;
import java.util.List;

/** What one scenario came to with one runner: its worst case, and how many cases came to that. */
final class Cell {

    private static final Comparator<Result> BADNESS = Comparator.comparing(Mark::of)
            .thenComparing(result -> result.behaviour().map(Enum::ordinal).orElse(-1));

    private final List<Result> cases;

    Cell(List<Result> cases) {
        this.cases = List.copyOf(cases);
    }

    void addTo(StyledLine line) {
        cases.stream().max(BADNESS).ifPresentOrElse(worst -> line.add(style(worst), text(worst)), () -> line.add("-"));
    }

    int width() {
        return cases.stream().max(BADNESS).map(worst -> text(worst).length()).orElse(1);
    }

    private static Style style(Result worst) {
        return Mark.of(worst).style();
    }

    private String text(Result worst) {
        String word = Mark.word(worst);
        long same = cases.stream().filter(one -> Mark.word(one).equals(word)).count();
        return cases.size() == 1 ? word : word + " " + same + "/" + cases.size();
    }
}
