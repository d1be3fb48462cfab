package dev.assay.report.stream;

import dev.assay.engine.digest.Sha256;
import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a stream, each record at once, so that a run that is cut short leaves what it came to. A file that is there is
 * replaced when the header is written. Safe for several threads.
 */
public final class StreamWriter implements AutoCloseable {

    private final Path file;
    private final OutputStream out;
    private final MessageDigest digest = Sha256.begin();
    private final SortedMap<String, Integer> verdicts = new TreeMap<>();
    private int runners;
    private int cases;
    private int explorations;
    private int failures;
    private boolean finished;

    private StreamWriter(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Begins a stream.
     *
     * @param file where to; its directory is created if it is not there
     * @param header its first record
     * @return the writer, to be finished and closed
     * @throws UncheckedIOException if it cannot be written
     */
    public static StreamWriter begin(Path file, Header header) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            StreamWriter writer = new StreamWriter(file, Files.newOutputStream(file));
            writer.write("header", header);
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /**
     * Writes the record of a runner.
     *
     * @param runner the runner
     */
    public synchronized void runner(RunnerLine runner) {
        runners++;
        write("runner", runner);
    }

    /**
     * Writes the record of a case.
     *
     * @param result what it came to
     */
    public synchronized void result(Result result) {
        cases++;
        verdicts.merge(Words.spelling(result.verdict()), 1, Integer::sum);
        write("case", result);
    }

    /**
     * Writes the record of an exploration.
     *
     * @param report its account
     */
    public synchronized void exploration(ExplorationReport report) {
        explorations++;
        write("exploration", report);
    }

    /**
     * Writes the record of what failed without a result.
     *
     * @param failure what failed
     */
    public synchronized void failure(FailureLine failure) {
        failures++;
        write("failure", failure);
    }

    /**
     * Writes the footer. Nothing may be written afterwards.
     *
     * @param finishedAt when the run ended
     */
    public synchronized void finish(Instant finishedAt) {
        String sum = Sha256.end(digest);
        write("footer", new Footer(finishedAt, runners, cases, explorations, failures, verdicts, sum));
        finished = true;
    }

    private synchronized void write(String kind, Object value) {
        if (finished) {
            throw new IllegalStateException(file + " has its footer already");
        }
        byte[] line = (StreamJson.write(kind, value) + "\n").getBytes(StandardCharsets.UTF_8);
        digest.update(line);
        try {
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Closes the file; without {@link #finish} it stays a stream that is cut short. */
    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
