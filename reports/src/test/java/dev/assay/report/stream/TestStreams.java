package dev.assay.report.stream;

import dev.assay.engine.junit.RunFacts;
import java.nio.file.Path;
import java.time.Instant;

/** Begins streams as the listener does, at a fixed time. */
public final class TestStreams {

    public static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    public static final Instant END = Instant.parse("2026-11-21T10:00:09.123456Z");

    private TestStreams() {}

    public static StreamWriter begin(Path file, RunFacts facts) {
        StreamWriter writer = StreamWriter.begin(file, Header.of(facts, START));
        writer.runner(RunnerLine.of(facts));
        return writer;
    }
}
