package dev.assay.report.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.execution.Result;
import dev.assay.engine.exploration.ExplorationReport;
import dev.assay.engine.yaml.Words;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a stream as a whole. One that is cut short, changed, or not a stream is refused, and the message says which. */
public final class StreamReader {

    /** A line that is longer was not written by Assay. */
    private static final int LONGEST_LINE = 256 * 1024 * 1024;

    private static final String RULE = "a stream has a header, its records, and a footer that counts them";
    private static final String RUN_AGAIN = "run Assay again; what is not whole proves nothing";

    private final String name;
    private final InputStream in;
    private final MessageDigest digest = Sha256.begin();
    private final List<RunnerLine> runners = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<ExplorationReport> explorations = new ArrayList<>();
    private final List<FailureLine> failures = new ArrayList<>();
    private final SortedMap<String, Integer> verdicts = new TreeMap<>();
    private @Nullable Header header;
    private @Nullable Footer footer;
    private int line;

    private StreamReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return all that is in it
     * @throws StreamException if it is not a whole stream
     */
    public static Recorded read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(file.toString(), in);
        } catch (IOException e) {
            String found = Files.exists(file) ? "one that cannot be read: " + e.getMessage() : "no such file";
            throw StreamException.of(
                    file.toString(), "a result stream", found, "reports are made of results", "correct the path");
        }
    }

    /**
     * Reads a stream from bytes.
     *
     * @param name what it is called in messages
     * @param in where it comes from
     * @return all that is in it
     * @throws StreamException if it is not a whole stream
     */
    public static Recorded read(String name, InputStream in) {
        try {
            return new StreamReader(name, in).all();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private Recorded all() throws IOException {
        for (byte[] next = next(); next.length > 0; next = next()) {
            line++;
            if (next[next.length - 1] != '\n') {
                throw refuse("the end of the line", "the end of the file: the stream is cut short", RUN_AGAIN);
            }
            if (footer != null) {
                throw refuse("nothing after the footer", "another record", "take the file as Assay wrote it");
            }
            record(next);
            digest.update(next);
        }
        Header first = header;
        Footer last = footer;
        if (first == null || last == null) {
            throw refuse("a footer", "the end of the file: the stream is cut short", RUN_AGAIN);
        }
        return new Recorded(first, runners, results, explorations, failures, last.finishedAt());
    }

    private byte[] next() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            bytes.write(next);
            if (next == '\n') {
                break;
            }
            if (bytes.size() > LONGEST_LINE) {
                throw refuse("a line of less than 256 MiB", "a longer one", "take the file as Assay wrote it");
            }
        }
        return bytes.toByteArray();
    }

    private void record(byte[] bytes) {
        try {
            ObjectNode record = StreamJson.parse(new String(bytes, StandardCharsets.UTF_8));
            String kind = record.path(StreamJson.KIND).asText();
            if ((header == null) != kind.equals("header")) {
                throw refuse(
                        header == null ? "a header" : "one header",
                        "a record of the kind '" + kind + "'",
                        "take a file that ./assay run wrote with --results");
            }
            record(kind, record);
        } catch (JsonProcessingException | UncheckedIOException e) {
            String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw refuse(
                    "a record of the format " + Header.FORMAT + " " + Header.VERSION,
                    "another text: " + why,
                    "take the file as Assay wrote it; its form is results-v1.schema.json");
        }
    }

    private void record(String kind, ObjectNode record) throws JsonProcessingException {
        switch (kind) {
            case "header" -> header = header(record);
            case "runner" -> runners.add(StreamJson.read(record, RunnerLine.class));
            case "case" -> {
                Result result = StreamJson.read(record, Result.class);
                verdicts.merge(Words.spelling(result.verdict()), 1, Integer::sum);
                results.add(result);
            }
            case "exploration" -> explorations.add(StreamJson.read(record, ExplorationReport.class));
            case "failure" -> failures.add(StreamJson.read(record, FailureLine.class));
            case "footer" -> footer = checked(StreamJson.read(record, Footer.class));
            default ->
                throw refuse(
                        "a record of a known kind",
                        "the kind '" + kind + "'",
                        "read it with the version of Assay that wrote it");
        }
    }

    private Header header(ObjectNode record) throws JsonProcessingException {
        int version = record.path("version").asInt();
        if (!record.path("format").asText().equals(Header.FORMAT) || version != Header.VERSION) {
            throw refuse(
                    "the format " + Header.FORMAT + " " + Header.VERSION,
                    "'" + record.path("format").asText() + "' " + version,
                    "read it with the version of Assay that wrote it");
        }
        return StreamJson.read(record, Header.class);
    }

    private Footer checked(Footer read) {
        Footer counted = new Footer(
                read.finishedAt(),
                runners.size(),
                results.size(),
                explorations.size(),
                failures.size(),
                verdicts,
                Sha256.end(digest));
        if (counted.equals(read)) {
            return read;
        }
        boolean sameCounts = new Footer(
                        read.finishedAt(),
                        read.runners(),
                        read.cases(),
                        read.explorations(),
                        read.failures(),
                        read.verdicts(),
                        counted.digest())
                .equals(counted);
        throw refuse(
                sameCounts
                        ? "the content that the footer has the digest of"
                        : "%d cases of %d runners, as the footer says".formatted(read.cases(), read.runners()),
                sameCounts ? "another" : "%d cases of %d runners".formatted(results.size(), runners.size()),
                "take the file as Assay wrote it: it was changed, or is made of pieces");
    }

    private StreamException refuse(String expected, String found, String next) {
        Optional<String> place = line == 0 ? Optional.empty() : Optional.of(":" + line);
        return StreamException.of(name + place.orElse(""), expected, found, RULE, next);
    }
}
