package dev.assay.report;

import dev.assay.engine.compare.ObjectChange;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.execution.Evidence;
import dev.assay.engine.execution.Evidence.ActEvidence;
import dev.assay.engine.execution.Evidence.FaultSeen;
import dev.assay.engine.execution.Evidence.RunnerEnd;
import dev.assay.engine.execution.Evidence.Shown;
import dev.assay.engine.execution.Evidence.StepSeen;
import dev.assay.engine.execution.Evidence.VersionTruth;
import dev.assay.engine.execution.Result;
import dev.assay.engine.junit.RunFacts;
import dev.assay.report.stream.StreamWriter;
import dev.assay.report.stream.TestStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Facts and evidence made by hand. */
public final class SampleRun {

    private SampleRun() {}

    /** The facts of a run of the scenarios "one" and "two". */
    public static RunFacts facts(String runner) {
        return facts(runner, List.of("one", "two"));
    }

    public static RunFacts facts(String runner, List<String> selected) {
        return facts(runner, selected, "");
    }

    /** The facts of a runner that nobody has verified, or of one that somebody has if the reason is empty. */
    public static RunFacts facts(String runner, List<String> selected, String unverified) {
        List<RunFacts.Story> stories =
                Stream.of("one", "two").map(SampleRun::story).toList();
        return new RunFacts(
                new RunFacts.Runner(
                        runner,
                        "The " + runner,
                        "1.2.3",
                        "https://example.org/" + runner,
                        unverified,
                        Sha256.of(runner),
                        "",
                        Sha256.of(""),
                        List.of("adopt"),
                        List.of(new RunFacts.Known("two", "", "diverges", "It is known.", List.of("o/p#1")))),
                "18.6",
                new RunFacts.Catalogue(Sha256.of("catalogue"), stories),
                selected,
                new TreeMap<>());
    }

    /** The facts of a run of the scenario "one", which is explored. */
    public static RunFacts explored(String runner) {
        RunFacts facts = facts(runner, List.of("one"));
        RunFacts.Story plain = story("one");
        RunFacts.Story explored = new RunFacts.Story(
                plain.id(),
                plain.family(),
                plain.profile(),
                plain.severity(),
                plain.title(),
                plain.story(),
                plain.sources(),
                plain.requires(),
                plain.accepts(),
                plain.cases(),
                true,
                plain.digest());
        return new RunFacts(
                facts.runner(),
                facts.postgres(),
                new RunFacts.Catalogue(facts.catalogue().digest(), List.of(explored)),
                facts.selected(),
                facts.options());
    }

    public static RunFacts.Story story(String id) {
        return new RunFacts.Story(
                id,
                "some-family",
                "history",
                "silent",
                "Title of " + id,
                "A story.",
                List.of("owner/project#1"),
                List.of(),
                List.of("converges", "refuses"),
                List.of(""),
                false,
                Sha256.of(id));
    }

    static Evidence evidence() {
        ActEvidence act = new ActEvidence(
                List.of(new RunnerEnd("failed", 1, "ERROR: no such thing")),
                Optional.of(new FaultSeen(true, "cut before a COMMIT")),
                List.of(1L, 2L),
                List.of(1L, 2L),
                Optional.empty(),
                List.of(new VersionTruth(1, Shown.APPLIED), new VersionTruth(2, Shown.ABSENT)),
                List.of("index public.i is INVALID"),
                List.of("F\tQuery\t\"BEGIN\"", "!\tFault\tcut before a COMMIT", "F\tQuery\t\"COMMIT\""));
        return new Evidence(
                250,
                List.of(
                        new StepSeen("deploy 1", "release [1, 2]", 7, true, 10, 120, Optional.of(act)),
                        new StepSeen("sql", "SELECT 1", 8, false, 0, 0, Optional.empty())),
                List.of(new ObjectChange("missing", "column", "public.a.b", "ADD COLUMN b text", "")),
                1);
    }

    /** Writes a whole stream of results of one runner. */
    public static Path write(Path file, RunFacts facts, Result... results) {
        try (StreamWriter writer = TestStreams.begin(file, facts)) {
            Stream.of(results).forEach(writer::result);
            writer.finish(TestStreams.END);
        }
        return file;
    }
}
