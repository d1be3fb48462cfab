package dev.assay.engine.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lock file in which a postmaster says who it is and how far it has come.
 *
 * @param pid its process id
 * @param startSeconds when it started, in seconds since 1970
 * @param status {@code starting}, {@code ready}, {@code stopping} ...
 */
record PostmasterFile(long pid, long startSeconds, String status) {

    private static final String NAME = "postmaster.pid";
    private static final int START_LINE = 2;
    private static final int STATUS_LINE = 7;
    private static final long START_TOLERANCE_SECONDS = 10;

    /** Read it; empty while it is not there or not complete. */
    static Optional<PostmasterFile> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(NAME), StandardCharsets.ISO_8859_1);
            return lines.size() <= START_LINE
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(
                            Long.parseLong(lines.get(0).strip()),
                            Long.parseLong(lines.get(START_LINE).strip()),
                            lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "starting"));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Remove it, so that what a server of before wrote is not taken for the word of the next one. */
    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(NAME));
    }

    /** The process, if it still runs and is not another one with the same id. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(process ->
                        Math.abs(ReaperEntry.startOf(process) / 1000 - startSeconds) <= START_TOLERANCE_SECONDS);
    }
}
