package dev.assay.report.stream;

import dev.assay.engine.junit.RunFacts;
import dev.assay.report.RunnerEntry;
import java.util.List;

/**
 * The record of a runner that was to be tested, which comes before its cases.
 *
 * @param id its id
 * @param title its name for people
 * @param version the version of its tool, empty if it is not available
 * @param available whether it could be started; if not, no case of it was run
 * @param reason why it is not available, empty if it is
 * @param remedy what to do about that, empty if it is
 * @param homepage where it is published
 * @param unverified why nobody has seen its adapter drive it yet, empty if somebody has
 * @param adapter the SHA-256 digest of its adapter
 * @param tool the SHA-256 digest of its program, empty if there is no file of it
 * @param deviations the SHA-256 digest of what is recorded of it
 * @param capabilities what its adapter claims beyond applying what is pending
 * @param known what is recorded of it
 * @param selected the ids of the scenarios that were to be run with it
 */
public record RunnerLine(
        String id,
        String title,
        String version,
        boolean available,
        String reason,
        String remedy,
        String homepage,
        String unverified,
        String adapter,
        String tool,
        String deviations,
        List<String> capabilities,
        List<RunFacts.Known> known,
        List<String> selected) {

    /** Copies the lists. */
    public RunnerLine {
        capabilities = List.copyOf(capabilities);
        known = List.copyOf(known);
        selected = List.copyOf(selected);
    }

    static RunnerLine of(RunFacts facts) {
        RunFacts.Runner runner = facts.runner();
        return new RunnerLine(
                runner.id(),
                runner.title(),
                runner.version(),
                true,
                "",
                "",
                runner.homepage(),
                runner.unverified(),
                runner.adapter(),
                runner.tool(),
                runner.deviations(),
                runner.capabilities(),
                runner.known(),
                facts.selected());
    }

    /**
     * Makes the record of a runner that is not there.
     *
     * @param entry the runner
     * @return its record
     */
    public static RunnerLine missing(RunnerEntry entry) {
        return new RunnerLine(
                entry.id(),
                entry.title(),
                "",
                false,
                entry.reason(),
                entry.remedy(),
                "",
                entry.unverified(),
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }

    /**
     * Gives what the matrix shows of it.
     *
     * @return the entry
     */
    public RunnerEntry entry() {
        return new RunnerEntry(id, title, version, available, reason, remedy, unverified);
    }

    RunnerLine withSelected(List<String> ids) {
        return new RunnerLine(
                id,
                title,
                version,
                available,
                reason,
                remedy,
                homepage,
                unverified,
                adapter,
                tool,
                deviations,
                capabilities,
                known,
                ids);
    }
}
