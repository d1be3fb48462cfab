package dev.assay.engine.postgres;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a postmaster by PostgreSQL's own rules. Uses the JDK only, because the reaper's JVM has nothing else. */
final class ServerProcesses {

    private static final long SIGNAL_SECONDS = 5;
    private static final long END_SECONDS = 15;

    private ServerProcesses() {}

    /**
     * Ask a postmaster for an immediate shutdown: its children end too and its shared memory is given back. Where there
     * are no signals its processes are ended by force.
     */
    static void quit(ProcessHandle postmaster) {
        if (!signal("-QUIT", postmaster.pid())) {
            postmaster.descendants().forEach(ProcessHandle::destroyForcibly);
            postmaster.destroyForcibly();
        }
    }

    /** Wait until a process has ended, within a bound; after that end it by force, with its children. */
    static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean signal(String name, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", name, Long.toString(pid))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
