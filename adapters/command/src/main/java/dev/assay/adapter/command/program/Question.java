package dev.assay.adapter.command.program;

import dev.assay.engine.adapter.AdapterContractException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A conversation about one thing, which must be over within a bound.
 *
 * @param conversation with the program; ended in any case
 * @param bound how long it may take
 * @param talk what is asked
 * @param <T> what is answered
 */
record Question<T>(Conversation conversation, Duration bound, Talk<T> talk) {

    /** Asks, and answers what was said. */
    interface Talk<T> {
        T with(Conversation conversation) throws InterruptedException;
    }

    T answer() throws InterruptedException {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> talkInto(answer), "assay-question");
        thread.setDaemon(true);
        thread.start();
        try (conversation) {
            return answer.get(bound.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw conversation.silent(bound);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AdapterContractException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void talkInto(CompletableFuture<T> answer) {
        try {
            T said = talk.with(conversation);
            conversation.stop();
            answer.complete(said);
        } catch (InterruptedException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
