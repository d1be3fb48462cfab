package dev.assay.report.stream;

import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.junit.AssayConstants;
import dev.assay.engine.junit.RunFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes the stream of one execution or several, a record as each case ends. The file is begun with the facts of the first
 * runner; where no runner gets so far, there is none.
 */
public final class StreamListener implements TestExecutionListener {

    private final Path file;
    private final Instant startedAt;
    private final Set<UniqueId> concluded = ConcurrentHashMap.newKeySet();
    private Optional<StreamWriter> writer = Optional.empty();
    private Optional<Header> header = Optional.empty();

    /**
     * Prepares to write.
     *
     * @param file where to
     * @param startedAt when the run began
     */
    public StreamListener(Path file, Instant startedAt) {
        this.file = file;
        this.startedAt = startedAt;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier identifier, ReportEntry entry) {
        Map<String, String> values = entry.getKeyValuePairs();
        String run = values.get(AssayConstants.RUN_ENTRY);
        if (run != null) {
            begin(RunFacts.JSON.read(run));
        }
        String result = values.get(AssayConstants.RESULT_ENTRY);
        if (result != null) {
            concluded.add(identifier.getUniqueIdObject());
            open().ifPresent(stream -> stream.result(Result.JSON.read(result)));
        }
        String account = values.get(AssayConstants.EXPLORATION_ENTRY);
        if (account != null) {
            concluded.add(identifier.getUniqueIdObject());
            open().ifPresent(stream -> stream.exploration(ExplorationReport.JSON.read(account)));
        }
    }

    private synchronized Optional<StreamWriter> open() {
        return writer;
    }

    private synchronized void begin(RunFacts facts) {
        Header own = header.orElseGet(() -> Header.of(facts, startedAt));
        StreamWriter stream = writer.orElseGet(() -> StreamWriter.begin(file, own));
        header = Optional.of(own);
        writer = Optional.of(stream);
        stream.runner(RunnerLine.of(facts));
        if (!own.catalogue().digest().equals(facts.catalogue().digest())
                || !own.postgres().equals(facts.postgres())) {
            stream.failure(new FailureLine(
                    facts.runner().id(),
                    "it was run with another catalogue or another PostgreSQL than the header of this stream says;"
                            + " write each into a file of its own"));
        }
    }

    /** A failure that has a result is a verdict; every other one is kept. */
    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult outcome) {
        boolean failed = outcome.getStatus() == TestExecutionResult.Status.FAILED;
        boolean ofAssay = identifier.getUniqueIdObject().getSegments().stream()
                .anyMatch(segment ->
                        segment.getType().equals("engine") && segment.getValue().equals(AssayConstants.ENGINE_ID));
        if (failed && ofAssay && !concluded.contains(identifier.getUniqueIdObject())) {
            String why = outcome.getThrowable().map(Throwable::getMessage).orElse("no reason is known");
            open().ifPresent(stream -> stream.failure(new FailureLine(identifier.getDisplayName(), why)));
        }
    }

    /**
     * Tells of a runner that is not there.
     *
     * @param runner its record
     */
    public void missing(RunnerLine runner) {
        open().ifPresent(stream -> stream.runner(runner));
    }

    /**
     * Writes the footer, if there is a stream.
     *
     * @param finishedAt when the run ended
     */
    public synchronized void finish(Instant finishedAt) {
        writer.ifPresent(stream -> {
            stream.finish(finishedAt);
            stream.close();
        });
        writer = Optional.empty();
    }
}
