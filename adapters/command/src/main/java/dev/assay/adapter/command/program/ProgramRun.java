package dev.assay.adapter.command.program;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.engine.adapter.AdapterContractException;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.scenario.Action;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A program that carries out an order. */
final class ProgramRun implements Running {

    /** How long the conversation may go on once its process was killed. */
    private static final Duration KILL_BOUND = Duration.ofSeconds(10);

    private final Conversation conversation;
    private final Order order;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicReference<@Nullable Ending> endedBy = new AtomicReference<>();
    private volatile boolean introduced;

    private ProgramRun(Conversation conversation, Order order) {
        this.conversation = conversation;
        this.order = order;
    }

    static ProgramRun start(Conversation conversation, Order order) {
        ProgramRun run = new ProgramRun(conversation, order);
        Thread thread = new Thread(run::talk, "assay-program");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void talk() {
        try (conversation) {
            conversation.start();
            introduced = true;
            JsonNode reply = conversation.ask(Requests.order(order), "order-reply");
            conversation.stop();
            outcome.complete(outcome(reply));
        } catch (AdapterContractException e) {
            Ending ending = endedBy.get();
            if (ending == null) {
                outcome.completeExceptionally(e);
            } else {
                outcome.complete(ended(ending));
            }
        } catch (InterruptedException | RuntimeException e) {
            outcome.completeExceptionally(e);
        }
    }

    private Outcome outcome(JsonNode reply) throws InterruptedException {
        String said = conversation.process().errors()
                + conversation.process().withoutSecrets(reply.path("output").asText());
        return switch (reply.path("outcome").asText()) {
            case "succeeded" -> new Outcome(Ending.SUCCEEDED, 0, said);
            case "unsupported" -> unsupported(said);
            default -> new Outcome(Ending.FAILED, 1, said);
        };
    }

    /** A runner without a command to recover is simply run again; anything else that it cannot is a failure. */
    private Outcome unsupported(String said) {
        return order.action().verb() == Action.Verb.RECOVER
                ? new Outcome(Ending.SUCCEEDED, 0, "the runner needs nothing to recover: " + said)
                : new Outcome(Ending.FAILED, 1, "the adapter does not support this: " + said);
    }

    private Outcome ended(Ending ending) {
        try {
            return new Outcome(ending, -1, conversation.process().errors());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(ending, -1, "");
        }
    }

    @Override
    public boolean hasEnded() {
        return outcome.isDone();
    }

    @Override
    public Outcome await(Duration bound) throws InterruptedException {
        try {
            return await(outcome, bound);
        } catch (TimeoutException e) {
            if (!introduced) {
                AdapterContractException silent = conversation.silent(bound);
                end(Ending.TIMED_OUT);
                throw silent;
            }
            end(Ending.TIMED_OUT);
            return afterKill();
        }
    }

    private Outcome afterKill() throws InterruptedException {
        try {
            return await(outcome, KILL_BOUND);
        } catch (TimeoutException e) {
            return ended(Ending.TIMED_OUT);
        }
    }

    private static Outcome await(CompletableFuture<Outcome> outcome, Duration bound)
            throws InterruptedException, TimeoutException {
        try {
            return outcome.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AdapterContractException broken) {
                throw broken;
            }
            throw new IllegalStateException("the conversation with the adapter's program failed", e.getCause());
        }
    }

    @Override
    public void kill() {
        end(Ending.KILLED);
    }

    private void end(Ending reason) {
        if (!outcome.isDone() && endedBy.compareAndSet(null, reason)) {
            conversation.process().kill();
        }
    }
}
