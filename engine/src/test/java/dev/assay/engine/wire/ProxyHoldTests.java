package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import java.io.IOException;
import java.time.Duration;
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
