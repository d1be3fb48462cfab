package dev.assay.engine.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTests {

    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    void returns_what_satisfied_the_condition() {
        AtomicInteger looks = new AtomicInteger();

        int seen = Await.until("three looks", Duration.ofSeconds(5), looks::incrementAndGet, count -> count == 3);

        assertThat(seen).isEqualTo(3);
    }

    @Test
    void looks_at_least_once_whatever_the_bound() {
        Await.until("nothing", Duration.ZERO, () -> true);
    }

    @Test
    void says_what_it_waited_for_and_what_it_saw_last() {
        assertThatThrownBy(
                        () -> Await.until("the index build to wait", SHORT, () -> "running", s -> s.equals("waiting")))
                .isInstanceOf(AwaitTimeoutException.class)
                .hasMessage("waited 20 ms for the index build to wait; last seen: running");
    }

    @Test
    void gives_whole_seconds_as_seconds() {
        assertThat(new AwaitTimeoutException("it", Duration.ofSeconds(3), "nothing"))
                .hasMessage("waited 3 s for it; last seen: nothing");
    }

    @Test
    void says_why_it_could_not_look() {
        assertThatThrownBy(() -> Await.until("the end", SHORT, () -> {
                    throw new IOException("disk on fire");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("could not look while waiting for the end: disk on fire");
    }

    @Test
    void ends_when_interrupted_and_leaves_the_thread_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Await.until("ever", Duration.ofMinutes(1), () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("interrupted while waiting for ever; last seen: false");
        assertThat(Thread.interrupted()).isTrue();
    }
}
