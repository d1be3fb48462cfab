package dev.assay.report.certificate;

import dev.assay.report.RunResults;
import dev.assay.report.grade.Grade;
import dev.assay.report.grade.Grader;
import dev.assay.report.grade.Standing;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import dev.assay.report.stream.StreamException;
import dev.assay.report.stream.StreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A certificate as a file: the results, and all that follows from them. To verify it is to make it again from the results
 * in it and to compare every byte.
 *
 * @param run the results
 * @param runner the runner that it is for
 * @param standings how that stands in each profile
 */
public record Bundle(Recorded run, RunnerLine runner, List<Standing> standings) {

    static final String STATEMENT = "statement.json";
    static final String RESULTS = "results.jsonl";
    static final String TRACES = "traces.txt";

    private static final String RULE = "a bundle follows byte for byte from the results in it";
    private static final String GET_IT_AGAIN =
            "get the bundle again from where it comes from; what was changed certifies nothing";

    /** Copies the list. */
    public Bundle {
        standings = List.copyOf(standings);
    }

    /**
     * Makes a certificate.
     *
     * @param run results of one runner
     * @param profiles the profiles to be graded in
     * @return the certificate
     */
    public static Bundle of(Recorded run, List<String> profiles) {
        RunnerLine runner = run.runners().get(0);
        return new Bundle(
                run,
                runner,
                profiles.stream()
                        .map(profile -> Grader.standing(run, runner, profile))
                        .toList());
    }

    /**
     * Tells whether a grade was refused, so that there is nothing to certify.
     *
     * @return whether one was, or something failed without a result
     */
    public boolean isRefused() {
        return !run.failures().isEmpty() || standings.stream().anyMatch(standing -> standing.grade() == Grade.REFUSED);
    }

    /**
     * Tells whether the runner conforms in every profile.
     *
     * @return whether each grade is convergent or safe
     */
    public boolean conforms() {
        return Statement.conforms(standings) && !isRefused();
    }

    /**
     * Writes the bundle.
     *
     * @param file where to
     * @param results the very bytes of the result stream
     * @throws IOException if it cannot be written
     */
    public void write(Path file, byte[] results) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        Files.write(file, bytes(results));
    }

    private byte[] bytes(byte[] results) throws IOException {
        byte[] traces = TraceFile.of(run).getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(STATEMENT, Statement.of(run, runner, standings, results, traces));
        files.put(RESULTS, results);
        files.put(TRACES, traces);
        return CanonicalZip.write(files);
    }

    /**
     * Verifies a bundle, without a network, a server or a runner. Nothing of it is unpacked to a disk.
     *
     * @param file the bundle
     * @return what it certifies
     * @throws StreamException if a byte of it was changed, or it is no bundle
     */
    public static Bundle verify(Path file) {
        try {
            return verify(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            String found = Files.exists(file) ? "a file that cannot be read: " + e.getMessage() : "no such file";
            throw refuse(file.toString(), "a bundle of ./assay certify", found, "correct the path");
        }
    }

    static Bundle verify(String name, byte[] archive) {
        Map<String, byte[]> files = files(name, archive);
        byte[] results = files.get(RESULTS);
        byte[] statement = files.get(STATEMENT);
        if (results == null
                || statement == null
                || !List.copyOf(files.keySet()).equals(List.of(STATEMENT, RESULTS, TRACES))) {
            throw refuse(name, "the files " + STATEMENT + ", " + RESULTS + ", " + TRACES, "others", GET_IT_AGAIN);
        }
        Recorded run = StreamReader.read(name + "!" + RESULTS, new ByteArrayInputStream(results));
        if (run.runners().size() != 1) {
            throw refuse(name, "the results of one runner", run.runners().size() + " runners", GET_IT_AGAIN);
        }
        if (!run.header().assay().equals(RunResults.assayVersion())) {
            throw refuse(
                    name,
                    "a bundle of Assay " + RunResults.assayVersion(),
                    "one of Assay " + run.header().assay(),
                    "verify it with the version that wrote it");
        }
        try {
            Bundle bundle = of(run, Statement.profiles(statement));
            if (!bundle.isRefused() && Arrays.equals(bundle.bytes(results), archive)) {
                return bundle;
            }
            String found = different(files, CanonicalZip.read(bundle.bytes(results)));
            throw refuse(name, "what follows from the results in it", found, GET_IT_AGAIN);
        } catch (IOException e) {
            throw refuse(name, "an in-toto statement", "one that cannot be read", GET_IT_AGAIN);
        }
    }

    private static String different(Map<String, byte[]> found, Map<String, byte[]> expected) {
        return expected.entrySet().stream()
                .filter(file -> !Arrays.equals(file.getValue(), found.get(file.getKey())))
                .map(file -> "another " + file.getKey())
                .findFirst()
                .orElse("another form of the archive itself");
    }

    private static Map<String, byte[]> files(String name, byte[] archive) {
        try {
            return CanonicalZip.read(archive);
        } catch (IOException e) {
            throw refuse(name, "a zip archive", "something else: " + e.getMessage(), GET_IT_AGAIN);
        }
    }

    private static StreamException refuse(String where, String expected, String found, String next) {
        return StreamException.of(where, expected, found, RULE, next);
    }
}
