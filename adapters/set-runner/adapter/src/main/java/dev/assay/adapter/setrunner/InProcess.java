package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.setrunner.ExitCode;
import dev.assay.setrunner.SetRunnerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The runner at work on a thread of this process. */
final class InProcess implements Running {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Outcome> ended = new CompletableFuture<>();
    private final Thread thread;

    private InProcess(Task task) {
        this.thread = new Thread(() -> run(task), "set-runner");
        this.thread.setDaemon(true);
    }

    static InProcess start(Task task) {
        InProcess running = new InProcess(task);
        running.thread.start();
        return running;
    }

    private void run(Task task) {
        try {
            ExitCode exit = task.run(told);
            Outcome.Ending ending = exit == ExitCode.COMPLETE ? Outcome.Ending.SUCCEEDED : Outcome.Ending.FAILED;
            ended.complete(outcome(ending, exit.status()));
        } catch (SetRunnerException e) {
            told.add(e.getMessage());
            ended.complete(outcome(Outcome.Ending.FAILED, e.exitCode().status()));
        } catch (Throwable e) {
            ended.completeExceptionally(e);
        }
    }

    private Outcome outcome(Outcome.Ending ending, int exitCode) {
        synchronized (told) {
            return new Outcome(ending, exitCode, String.join(System.lineSeparator(), told));
        }
    }

    @Override
    public boolean hasEnded() {
        return ended.isDone();
    }

    @Override
    public Outcome await(Duration bound) throws InterruptedException {
        try {
            return ended.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            return outcome(Outcome.Ending.TIMED_OUT, -1);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the set-based runner threw what it must not: " + e.getCause(), e);
        }
    }

    @Override
    public void kill() {
        throw new UnsupportedOperationException("an in-process runner cannot be killed; ask for a process of its own");
    }
}
