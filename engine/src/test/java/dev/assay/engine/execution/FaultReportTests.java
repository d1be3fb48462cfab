package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.wire.FaultAction;
import dev.assay.engine.wire.Point;
import dev.assay.engine.wire.WireFault;
import dev.assay.engine.yaml.Location;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FaultReportTests {

    @Test
    void calls_the_second_of_what_was_done_once_a_moment_that_is_not_there() {
        assertThat(unfired("UPDATE", 2, 1, null, Ending.SUCCEEDED).absent()).isTrue();
    }

    @Test
    void calls_the_commit_of_a_runner_that_sends_none_a_moment_that_is_not_there() {
        assertThat(unfired("COMMIT", 1, 0, null, Ending.SUCCEEDED).absent()).isTrue();
        assertThat(unfired("commit", 2, 0, null, Ending.SUCCEEDED).absent()).isTrue();
    }

    @Test
    void does_not_excuse_a_statement_that_was_never_sent() {
        FaultReport report = unfired("UPDATE", 1, 0, null, Ending.SUCCEEDED);

        assertThat(report.absent()).isFalse();
        assertThat(report.what()).endsWith("never fired: 0 of 1 matches were seen");
    }

    @Test
    void does_not_excuse_a_runner_that_failed_before_it_came_there() {
        assertThat(unfired("COMMIT", 1, 0, null, Ending.FAILED).absent()).isFalse();
    }

    @Test
    void does_not_excuse_a_moment_that_came_and_was_missed() {
        assertThat(unfired("COMMIT", 1, 1, "the connection was closed", Ending.SUCCEEDED)
                        .absent())
                .isFalse();
    }

    private static FaultReport unfired(String words, int nth, int matches, @Nullable String missed, Ending ending) {
        WireFault wire = WireFault.before(Point.command(words).nth(nth)).with(new FaultAction.Cut());
        Fault fault = new Fault(
                Fault.Kind.CUT, new Moment.AtStatement(Moment.Side.BEFORE, words, nth), new Location("s.yaml", 9, 1));
        return FaultReport.onWire(
                new dev.assay.engine.wire.FaultReport(wire, matches, null, missed), fault, new Outcome(ending, 0, ""));
    }
}
