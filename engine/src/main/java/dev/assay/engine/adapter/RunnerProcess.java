package dev.assay.engine.adapter;

import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.postgres.Reaper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A runner that is a process of its own, in a clean environment, whose output can neither block it nor fill the memory.
 */
public final class RunnerProcess implements Running {

    /** How long the system may take to end a process that was sent SIGKILL. */
    private static final Duration KILL_BOUND = Duration.ofSeconds(10);

    /** What the exit status of a process that SIGKILL ended reads as, on Windows as elsewhere. */
    private static final int EXIT_OF_KILLED = System.getProperty("os.name").startsWith("Windows") ? 1 : 128 + 9;

    private final Process process;
    private final RunnerCommand command;
    private final OutputReader output;
    private final Runnable forget;
    private volatile @Nullable Ending endedBy;
    private @Nullable Outcome outcome;

    private RunnerProcess(Process process, RunnerCommand command) {
        this.process = process;
        this.command = command;
        this.forget = watch(process.toHandle());
        this.output = OutputReader.start(process, command.secrets());
    }

    /**
     * Starts the process. It sees no standard input and nothing of Assay's own environment but {@code PATH}.
     *
     * @param command what to start
     * @return the running process, never {@code null}
     * @throws IOException if the program cannot be started; the message names it
     */
    public static RunnerProcess start(RunnerCommand command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.arguments())
                .directory(command.directory().toFile())
                .redirectErrorStream(true);
        cleanEnvironment(builder.environment(), command);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("cannot start " + command + ": " + e.getMessage(), e);
        }
        process.getOutputStream().close();
        return new RunnerProcess(process, command);
    }

    /** The one place where a process becomes known to the reaper; the answer makes it forgotten again. */
    static Runnable watch(ProcessHandle handle) {
        return Reaper.watch(handle)::close;
    }

    /** Leaves nothing of Assay's own environment but what a process cannot do without. */
    static void cleanEnvironment(Map<String, String> environment, RunnerCommand command) {
        // SystemRoot is no setting of anybody's: without it Windows gives a process no sockets.
        environment.keySet().retainAll(List.of("PATH", "Path", "SystemRoot"));
        environment.put("HOME", command.directory().toString());
        environment.putAll(command.environment());
    }

    @Override
    public boolean hasEnded() {
        return !process.isAlive();
    }

    @Override
    public synchronized Outcome await(Duration bound) throws InterruptedException {
        Outcome known = outcome;
        if (known != null) {
            return known;
        }
        if (!process.waitFor(bound.toNanos(), TimeUnit.NANOSECONDS)) {
            end(Ending.TIMED_OUT);
        }
        boolean gone = process.waitFor(KILL_BOUND.toNanos(), TimeUnit.NANOSECONDS);
        String text = output.text();
        Outcome result = gone ? outcome(process.exitValue(), text) : new Outcome(Ending.TIMED_OUT, -1, text);
        forget.run();
        outcome = result;
        return result;
    }

    @Override
    public void kill() {
        end(Ending.KILLED);
    }

    private void end(Ending reason) {
        if (process.isAlive() && endedBy == null) {
            endedBy = reason;
            ProcessTree.kill(process.toHandle());
        }
    }

    private Outcome outcome(int exitCode, String text) {
        Ending reason = endedBy;
        if (reason != null && exitCode == EXIT_OF_KILLED) {
            return new Outcome(reason, -1, text);
        }
        // A process that ended by itself before the signal came is what its exit status says.
        Ending ending = command.successCodes().contains(exitCode) ? Ending.SUCCEEDED : Ending.FAILED;
        return new Outcome(ending, exitCode, text);
    }
}
