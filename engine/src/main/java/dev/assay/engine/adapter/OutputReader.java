package dev.assay.engine.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;

/** Reads what a process prints, all the time that it runs, so that it never waits for a full pipe. */
final class OutputReader {

    /** How long the output may stay open after the process has ended, as it does when it left a child behind. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final BoundedOutput output = new BoundedOutput();
    private final InputStream stream;
    private final Redactor redactor;
    private final Thread thread;

    private OutputReader(InputStream stream, String name, Collection<String> secrets) {
        this.stream = stream;
        this.redactor = new Redactor(secrets);
        this.thread = new Thread(this::read, name);
        thread.setDaemon(true);
    }

    /** Reads what a process prints on its standard output. */
    static OutputReader start(Process process, Collection<String> secrets) {
        return start(process.getInputStream(), "assay-output-of-" + process.pid(), secrets);
    }

    /** Reads what a process prints on its standard error. */
    static OutputReader startOnErrors(Process process, Collection<String> secrets) {
        return start(process.getErrorStream(), "assay-errors-of-" + process.pid(), secrets);
    }

    private static OutputReader start(InputStream stream, String name, Collection<String> secrets) {
        OutputReader reader = new OutputReader(stream, name, secrets);
        reader.thread.start();
        return reader;
    }

    private void read() {
        char[] buffer = new char[8192];
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                output.append(redactor.next(new String(buffer, 0, count)));
            }
        } catch (IOException e) {
            output.append("\n... the output ends here: " + e.getMessage() + " ...\n");
        }
        output.append(redactor.end());
    }

    /** Answers what was printed, once the process has ended. */
    String text() throws InterruptedException {
        thread.join(GRACE.toMillis());
        return output.text();
    }
}
