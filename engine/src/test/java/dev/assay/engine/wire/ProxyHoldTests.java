package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Requests and answers that wait until they are released. */
class ProxyHoldTests extends ScriptedProxy {

    @Test
    void a_request_waits_until_it_is_released() throws IOException {
        Hold hold = new Hold(BOUND);
        backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
        try (RawClient client = session(WireFault.before(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            hold.awaitReached(BOUND);
            assertThat(entries().get(1).answer().state()).isEqualTo(State.NOT_SENT);
            hold.release();
            client.expect(new ReadyForQuery('I'));
        }
        assertThat(hold.isExpired()).isFalse();
    }

    @Test
    void the_end_of_an_answer_waits_until_it_is_released() throws IOException {
        Hold hold = new Hold(BOUND);
        backend.session().expect(new Query("x")).send(new CommandComplete("X"), new ReadyForQuery('I'));
        try (RawClient client = session(WireFault.after(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            client.expect(new CommandComplete("X"));
            hold.awaitReached(BOUND);
            assertThat(entries().get(1).after()).isEqualTo(TransactionStatus.IDLE);
            hold.release();
            client.expect(new ReadyForQuery('I'));
        }
    }

    @Test
    void what_the_server_says_while_a_request_is_held_waits_with_it_and_comes_first() throws IOException {
        Hold hold = new Hold(BOUND);
        CountDownLatch held = new CountDownLatch(1);
        backend.session()
                .await(held)
                .send(error("57P01", "the session is ended"))
                .close(false);
        try (RawClient client = session(WireFault.before(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            hold.awaitReached(BOUND);
            held.countDown();
            Await.until(
                    "the proxy to hear what the server says",
                    BOUND,
                    () -> proxy.trace().connections().get(0).unsolicited() != null);
            client.patience(200);
            assertThat(client.ending()).isEqualTo("silence");
            client.patience(20_000);
            hold.release();
            client.expect(error("57P01", "the session is ended"));
        }
        proxy.awaitEnd(BOUND);
        assertThat(entries().get(1).answer().state()).isEqualTo(State.LOST);
    }

    @Test
    void nothing_waits_longer_than_its_bound() throws IOException {
        Hold hold = new Hold(Duration.ofMillis(50));
        backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
        try (RawClient client = session(WireFault.before(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            client.expect(new ReadyForQuery('I'));
        }
        assertThat(hold.isExpired()).isTrue();
    }
}
