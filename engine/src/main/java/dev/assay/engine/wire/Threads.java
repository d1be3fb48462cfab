package dev.assay.engine.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The threads of one proxy: named, known, and gone when the proxy is closed. */
final class Threads {

    private final String prefix;
    private final Consumer<String> problems;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    Threads(String prefix, Consumer<String> problems) {
        this.prefix = prefix;
        this.problems = problems;
    }

    Thread start(String name, Runnable task) {
        Thread thread = new Thread(() -> run(task), prefix + "-" + name);
        thread.setDaemon(true);
        // A thread that took itself out would be out shortly before its end.
        running.removeIf(known -> known.getState() == Thread.State.TERMINATED);
        running.add(thread);
        thread.start();
        return thread;
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            problems.accept(Thread.currentThread().getName() + " failed: " + e);
        }
    }

    /** Interrupts them all and waits; answers the names of those that did not end. */
    List<String> end(Duration bound) {
        long until = System.nanoTime() + bound.toNanos();
        running.forEach(Thread::interrupt);
        List<String> left = new ArrayList<>();
        for (Thread thread : List.copyOf(running)) {
            if (thread != Thread.currentThread() && !endsBy(thread, until)) {
                left.add(thread.getName());
            }
        }
        return left;
    }

    private static boolean endsBy(Thread thread, long until) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, until - System.nanoTime()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
