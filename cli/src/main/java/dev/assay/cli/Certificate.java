package dev.assay.cli;

import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import dev.assay.report.certificate.Bundle;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Standing;
import java.util.List;

/** Shows a certificate: the grades, and what stands in the way of the next better ones. */
final class Certificate {

    private static final int MOST_OBSTACLES = 12;

    private final Screen screen;

    Certificate(Screen screen) {
        this.screen = screen;
    }

    void tell(Bundle bundle) {
        screen.line(StyledLine.of(
                Style.STRONG,
                "%s %s on PostgreSQL %s, judged by Assay %s"
                        .formatted(
                                bundle.runner().title(),
                                bundle.runner().version(),
                                bundle.run().header().postgres(),
                                bundle.run().header().assay())));
        bundle.standings().forEach(this::tell);
        bundle.run()
                .failures()
                .forEach(failure ->
                        screen.line(StyledLine.of(Style.BROKEN, "  failed: " + failure.what() + ": " + failure.why())));
        screen.line();
    }

    private void tell(Standing standing) {
        screen.line(new StyledLine()
                .add("  ")
                .add(Style.STRONG, "%-12s".formatted(standing.profile()))
                .add(style(standing.grade()), "%-15s".formatted(standing.grade().title()))
                .add("%d of %s accepted, %d at their best%s"
                        .formatted(
                                standing.passed(),
                                Count.of(standing.demanded(), "scenario"),
                                standing.best(),
                                notApplicable(standing.notApplicable()))));
        List<Standing.Obstacle> obstacles = standing.obstacles();
        if (!obstacles.isEmpty()) {
            screen.line("    in the way of the next grade:");
            obstacles.stream()
                    .limit(MOST_OBSTACLES)
                    .forEach(one -> screen.line("      " + one.scenario() + ": " + one.what()));
            if (obstacles.size() > MOST_OBSTACLES) {
                screen.line("      and %d more".formatted(obstacles.size() - MOST_OBSTACLES));
            }
        }
    }

    private static String notApplicable(List<String> scenarios) {
        return scenarios.isEmpty() ? "" : "; %d need a capability that it does not claim".formatted(scenarios.size());
    }

    private static Style style(Grade grade) {
        return switch (grade) {
            case CONVERGENT, SAFE -> Style.GOOD;
            case NOT_CONFORMANT -> Style.BAD;
            case REFUSED -> Style.UNSURE;
            case NOT_APPLICABLE -> Style.FAINT;
        };
    }
}
