package dev.assay.adapter.command;

import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.Reaper;
import dev.assay.engine.postgres.ToolContainers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A tool at work in a container. Ending the client of Docker would leave the container running. */
final class ContainerRun implements Running {

    /** How long the client may take to notice that its container is gone. */
    private static final Duration NOTICE = Duration.ofSeconds(30);

    private final Running client;
    private final String name;
    private final Reaper.Watch watch;
    private final AtomicBoolean killed = new AtomicBoolean();

    ContainerRun(Running client, String name, Reaper.Watch watch) {
        this.client = client;
        this.name = name;
        this.watch = watch;
    }

    @Override
    public boolean hasEnded() {
        return client.hasEnded();
    }

    @Override
    public Outcome await(Duration bound) throws InterruptedException {
        Duration wait = killed.get() ? NOTICE : bound;
        Outcome outcome = client.await(wait);
        // One that the client left behind, because it did not end within the bound, is ended here.
        ToolContainers.remove(name);
        watch.close();
        return killed.get() && !outcome.succeeded()
                ? new Outcome(Outcome.Ending.KILLED, -1, outcome.output())
                : outcome;
    }

    /** SIGKILL for everything in the container; its client then ends by itself. */
    @Override
    public void kill() {
        if (!client.hasEnded()) {
            killed.set(true);
            ToolContainers.remove(name);
        }
    }
}
