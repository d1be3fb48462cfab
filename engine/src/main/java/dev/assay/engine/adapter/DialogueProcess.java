package dev.assay.engine.adapter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process that is talked to in lines, in a clean environment: what it reads on its standard input it answers on its
 * standard output, and what it prints on its standard error is kept, bounded and without secrets. It never outlives Assay.
 */
public final class DialogueProcess implements AutoCloseable {

    /** A line that is longer is no answer; it must not fill the memory. */
    private static final int LONGEST_LINE = 4 * 1024 * 1024;

    private static final Duration KILL_BOUND = Duration.ofSeconds(10);

    private final Process process;
    private final RunnerCommand command;
    private final Runnable forget;
    private final Reader answers;
    private final OutputReader errors;

    private DialogueProcess(Process process, RunnerCommand command) {
        this.process = process;
        this.command = command;
        this.forget = RunnerProcess.watch(process.toHandle());
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.errors = OutputReader.startOnErrors(process, command.secrets());
    }

    /**
     * Starts the process. It sees nothing of Assay's own environment but {@code PATH}.
     *
     * @param command what to start; its exit codes do not matter
     * @return the running process, never {@code null}
     * @throws IOException if the program cannot be started; the message names it
     */
    public static DialogueProcess start(RunnerCommand command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile());
        RunnerProcess.cleanEnvironment(builder.environment(), command);
        try {
            return new DialogueProcess(builder.start(), command);
        } catch (IOException e) {
            throw new IOException("cannot start " + command + ": " + e.getMessage(), e);
        }
    }

    /**
     * Says a line.
     *
     * @param line the line, without its end
     * @throws IOException if the process does not listen any more
     */
    public void send(String line) throws IOException {
        OutputStream stream = process.getOutputStream();
        stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }

    /**
     * Says a last line, behind which the process sees the end of its input.
     *
     * @param line the line, without its end
     * @throws IOException if the process does not listen any more
     */
    public void sendLast(String line) throws IOException {
        send(line);
        process.getOutputStream().close();
    }

    /**
     * Waits for the next line; whoever bounds the time ends the process.
     *
     * @return the line, without its end; empty if the process says nothing more
     * @throws IOException if what it says cannot be read, or never ends
     */
    public Optional<String> receive() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " characters");
            }
            line.append((char) next);
        }
        boolean carriageReturn = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
        return Optional.of(carriageReturn ? line.substring(0, line.length() - 1) : line.toString());
    }

    /**
     * Waits until the process has ended by itself.
     *
     * @param bound how long to wait at most
     * @return its exit status; empty if it has not ended within the bound
     * @throws InterruptedException if interrupted meanwhile
     */
    public Optional<Integer> awaitEnd(Duration bound) throws InterruptedException {
        return process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    /**
     * Tells what the process printed on its standard error; complete once it has ended.
     *
     * @return the text, bounded, without secrets
     * @throws InterruptedException if interrupted meanwhile
     */
    public String errors() throws InterruptedException {
        return errors.text();
    }

    /**
     * Takes the secrets of the process out of a text.
     *
     * @param text a whole text
     * @return the same without them
     */
    public String withoutSecrets(String text) {
        Redactor redactor = new Redactor(command.secrets());
        return redactor.next(text) + redactor.end();
    }

    /** Sends SIGKILL to the process and to everything that it started. */
    public void kill() {
        ProcessTree.kill(process.toHandle());
    }

    /** Ends the process, if it has not ended yet. */
    @Override
    public void close() {
        if (process.isAlive()) {
            kill();
        }
        try {
            process.waitFor(KILL_BOUND.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        forget.run();
    }
}
