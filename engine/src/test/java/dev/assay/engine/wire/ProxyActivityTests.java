package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import dev.assay.engine.wire.ConnectionActivity.State;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.CopyData;
import dev.assay.engine.wire.protocol.CopyDone;
import dev.assay.engine.wire.protocol.CopyInResponse;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a scheduler can ask of a proxy that is at work. */
class ProxyActivityTests extends ScriptedProxy {

    private static final int PID = 4711;

    private ConnectionActivity await(State state) {
        return await(state, activity -> true);
    }

    /** The client may hear an answer shortly before the proxy has noted that it did. */
    private ConnectionActivity awaitBusyWith(long request) {
        return await(State.BUSY, activity -> activity.request() == request);
    }

    private ConnectionActivity await(State state, Predicate<ConnectionActivity> condition) {
        return Await.until(
                        "the connection to be " + state,
                        BOUND,
                        proxy::activity,
                        all -> all.stream().anyMatch(activity -> activity.state() == state && condition.test(activity)))
                .get(0);
    }

    @Test
    void nothing_is_known_before_a_connection_has_begun() {
        start();
        assertThat(proxy.activity()).isEmpty();
    }

    @Test
    void a_connection_is_idle_once_all_is_answered() throws IOException {
        backend.session().expect(new Query("BEGIN")).send(new ReadyForQuery('T'));
        try (RawClient client = session()) {
            assertThat(await(State.IDLE))
                    .isEqualTo(new ConnectionActivity(1, PID, State.IDLE, TransactionStatus.IDLE, 0, 1));
            client.send(new Query("BEGIN"));
            client.expect(new ReadyForQuery('T'));
            assertThat(await(State.IDLE))
                    .isEqualTo(new ConnectionActivity(1, PID, State.IDLE, TransactionStatus.IN_TRANSACTION, 0, 2));
        }
    }

    @Test
    void a_request_that_the_server_has_not_answered_makes_it_busy() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        backend.session().expect(new Query("x")).await(answer).send(new ReadyForQuery('I'));
        try (RawClient client = session()) {
            client.send(new Query("x"));
            assertThat(awaitBusyWith(2))
                    .isEqualTo(new ConnectionActivity(1, PID, State.BUSY, TransactionStatus.IDLE, 2, 2));
            answer.countDown();
            client.expect(new ReadyForQuery('I'));
            await(State.IDLE);
        }
    }

    @Test
    void the_first_request_of_a_pipeline_that_is_not_answered_is_the_current_one() throws IOException {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        backend.session()
                .expect(new Query("a"), new Query("b"))
                .await(first)
                .send(new ReadyForQuery('I'))
                .await(second)
                .send(new ReadyForQuery('I'));
        try (RawClient client = session()) {
            client.send(new Query("a"), new Query("b"));
            Await.until("both requests", BOUND, () -> proxy.activity().get(0).requests() == 3);
            awaitBusyWith(2);
            first.countDown();
            client.expect(new ReadyForQuery('I'));
            awaitBusyWith(3);
            second.countDown();
            client.expect(new ReadyForQuery('I'));
            assertThat(await(State.IDLE).request()).isZero();
        }
    }

    @Test
    void a_server_that_waits_for_copy_data_is_busy() throws IOException {
        backend.session()
                .expect(new Query("COPY"))
                .send(new CopyInResponse((byte) 0, List.of()))
                .expect(new CopyData(RawClient.text("r")), new CopyDone())
                .send(new CommandComplete("COPY 1"), new ReadyForQuery('I'));
        try (RawClient client = session()) {
            client.send(new Query("COPY"));
            client.expect(new CopyInResponse((byte) 0, List.of()));
            awaitBusyWith(2);
            client.send(new CopyData(RawClient.text("r")), new CopyDone());
            client.expect(new CommandComplete("COPY 1"), new ReadyForQuery('I'));
            await(State.IDLE);
        }
    }

    @Test
    void a_request_that_is_held_from_the_server_is_held() throws IOException {
        Hold hold = new Hold(BOUND);
        backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
        try (RawClient client = session(WireFault.before(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            assertThat(await(State.HELD).request()).isEqualTo(2);
            hold.release();
            client.expect(new ReadyForQuery('I'));
            await(State.IDLE);
        }
    }

    @Test
    void an_answer_that_is_held_from_the_client_is_held() throws IOException {
        Hold hold = new Hold(BOUND);
        backend.session().expect(new Query("x")).send(new CommandComplete("X"), new ReadyForQuery('T'));
        try (RawClient client = session(WireFault.after(Point.sql("x")).hold(hold))) {
            client.send(new Query("x"));
            assertThat(await(State.HELD))
                    .isEqualTo(new ConnectionActivity(1, PID, State.HELD, TransactionStatus.IN_TRANSACTION, 2, 2));
            hold.release();
            client.expect(new CommandComplete("X"), new ReadyForQuery('T'));
            await(State.IDLE);
        }
    }

    @Test
    void a_frozen_connection_is_busy_while_the_server_works_and_held_from_then_on() throws IOException {
        CountDownLatch answer = new CountDownLatch(1);
        backend.session().expect(new Query("x")).await(answer).send(new ReadyForQuery('I'));
        try (RawClient client =
                session(WireFault.middle(Point.sql("x"), () -> true).freeze())) {
            client.send(new Query("x"));
            Await.until("the fault", BOUND, () -> proxy.faults().get(0).hasFired());
            awaitBusyWith(2);
            answer.countDown();
            await(State.HELD);
            proxy.release();
            assertThat(client.ending()).isEqualTo("reset");
        }
    }

    @Test
    void a_connection_that_the_server_closed_has_ended() throws IOException {
        backend.session().expect(new Query("x")).close(false);
        try (RawClient client = session()) {
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("end");
            ConnectionActivity ended = await(State.ENDED);
            assertThat(ended.isOpen()).isFalse();
            assertThat(ended.backendPid()).isEqualTo(PID);
        }
    }
}
