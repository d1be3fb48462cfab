package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import dev.assay.engine.wire.protocol.BindComplete;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.CopyData;
import dev.assay.engine.wire.protocol.CopyDone;
import dev.assay.engine.wire.protocol.CopyInResponse;
import dev.assay.engine.wire.protocol.Flush;
import dev.assay.engine.wire.protocol.ParseComplete;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.Sync;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Faults, seen by a client on one side and by a server on the other. */
class ProxyFaultTests extends ScriptedProxy {

    @Test
    void before_a_request_that_the_server_never_sees() throws IOException {
        backend.session()
                .expect(new Query("BEGIN"))
                .send(new ReadyForQuery('T'))
                .expectEnd();
        try (RawClient client =
                session(WireFault.before(Point.command("commit")).cut())) {
            client.send(new Query("BEGIN"));
            client.expect(new ReadyForQuery('T'));
            client.send(new Query("COMMIT"));
            assertThat(client.ending()).isEqualTo("reset");
            backend.awaitPlayed();
        }
        assertThat(proxy.faults()).singleElement().satisfies(report -> {
            assertThat(report.hasFired()).isTrue();
            assertThat(report.fired().status()).isEqualTo(TransactionStatus.IN_TRANSACTION);
            assertThat(report.fired().backendPid()).isEqualTo(4711);
            assertThat(report).hasToString("cut before a COMMIT: request 3 (connection 1): Query \"COMMIT\"");
        });
        assertThat(proxy.trace().renderStable(Map.of())).endsWith("""
                !\tFault\tcut before a COMMIT
                F\tQuery\t"COMMIT"
                -\tnot sent
                """);
    }

    @Test
    void after_a_request_whose_answer_the_client_never_hears() throws IOException {
        CountDownLatch sent = new CountDownLatch(1);
        backend.session()
                .expect(new Query("COMMIT"))
                .send(new CommandComplete("COMMIT"))
                .await(sent)
                .send(new ReadyForQuery('I'))
                .expectEnd();
        try (RawClient client = session(WireFault.after(Point.command("COMMIT")).close())) {
            client.send(new Query("COMMIT"));
            Await.until(
                    "the tag",
                    BOUND,
                    () -> entries().stream()
                            .reduce((earlier, later) -> later)
                            .filter(last -> !last.answer().tags().isEmpty())
                            .isPresent());
            assertThat(proxy.faults().get(0))
                    .hasToString("close after a COMMIT: never fired: 1 of 1 matches were" + " seen");
            sent.countDown();
            assertThat(client.ending()).isEqualTo("end");
        }
        backend.awaitPlayed();
        assertThat(entries().get(1).after()).isEqualTo(TransactionStatus.IDLE);
        assertThat(proxy.faults().get(0).hasFired()).isTrue();
    }

    @Test
    void after_one_request_of_a_pipeline_and_the_server_has_not_seen_the_next() throws IOException {
        backend.session()
                .expect(parse("", "A"), bind(""), execute(), new Flush())
                .send(new ParseComplete(), new BindComplete(), new CommandComplete("A"))
                .expectEnd();
        try (RawClient client =
                session(WireFault.after(Point.kind(RequestKind.EXECUTE)).close())) {
            client.send(parse("", "A"), bind(""), execute(), parse("", "B"), bind(""), execute(), new Sync());
            client.expect(new ParseComplete(), new BindComplete());
            assertThat(client.ending()).isEqualTo("end");
        }
        backend.awaitPlayed();
        assertThat(entries()).hasSize(4);
    }

    @Test
    void before_a_request_once_the_server_has_finished_what_came_earlier() throws IOException {
        backend.session()
                .expect(parse("", "A"), bind(""), execute(), new Flush())
                .send(new ParseComplete(), new BindComplete(), new CommandComplete("A"))
                .expectEnd();
        try (RawClient client =
                session(WireFault.before(Point.kind(RequestKind.SYNC)).close())) {
            client.send(parse("", "A"), bind(""), execute(), new Sync());
            client.expect(new ParseComplete(), new BindComplete(), new CommandComplete("A"));
            assertThat(client.ending()).isEqualTo("end");
        }
        backend.awaitPlayed();
    }

    @Test
    void in_the_middle_of_a_request_that_the_server_finishes_all_the_same() throws IOException {
        CountDownLatch cut = new CountDownLatch(1);
        backend.session()
                .expect(new Query("long"))
                .await(cut)
                .send(new CommandComplete("LONG"), new ReadyForQuery('I'))
                .expectEnd()
                .close(false);
        try (RawClient client =
                session(WireFault.middle(Point.sql("LONG"), () -> true).cut())) {
            client.send(new Query("long"));
            assertThat(client.ending()).isEqualTo("reset");
            cut.countDown();
        }
        backend.awaitPlayed();
        proxy.awaitEnd(BOUND);
        assertThat(entries().get(1).answer().tags()).containsExactly("LONG");
    }

    @Test
    void in_the_middle_only_if_the_condition_held_in_time() throws IOException {
        backend.session().expect(new Query("short")).send(new CommandComplete("S"), new ReadyForQuery('I'));
        try (RawClient client =
                session(WireFault.middle(Point.sql("short"), () -> false).cut())) {
            client.send(new Query("short"));
            client.expect(new CommandComplete("S"), new ReadyForQuery('I'));
            Await.until("the miss", BOUND, () -> proxy.faults().get(0).missed() != null);
        }
        assertThat(proxy.faults().get(0))
                .hasToString("cut in the middle of a statement with \"short\": never fired: the server finished"
                        + " the request before the condition held");
    }

    @Test
    void a_freeze_is_silence_until_it_is_released() throws IOException {
        backend.session().expectEnd();
        try (RawClient client = session(WireFault.before(Point.ordinal(2)).freeze())) {
            client.send(new Query("x"));
            Await.until("the fault", BOUND, () -> proxy.faults().get(0).hasFired());
            client.patience(100);
            assertThat(client.ending()).isEqualTo("silence");
            assertThat(proxy.connections()).isOne();
            client.patience(20_000);
            proxy.release();
            assertThat(client.ending()).isEqualTo("reset");
        }
        backend.awaitPlayed();
    }

    @Test
    void a_freeze_ends_with_the_proxy() throws IOException {
        backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
        try (RawClient client = session(WireFault.after(Point.ordinal(2)).freeze())) {
            client.send(new Query("x"));
            Await.until("the fault", BOUND, () -> proxy.faults().get(0).hasFired());
            proxy.close();
            assertThat(client.ending()).isIn("end", "reset");
        }
    }

    @Test
    void a_blackout_is_for_all_connections_and_for_new_ones_until_it_is_lifted() throws IOException {
        backend.session().expectEnd().session();
        try (RawClient client = session(WireFault.before(Point.ordinal(1, 2)).blackout())) {
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("reset");
            try (RawClient refused = new RawClient(proxy.endpoint())) {
                assertThat(refused.ending()).isEqualTo("reset");
            }
            proxy.lift();
            RawClient.session(proxy.endpoint()).close();
        }
    }

    @Test
    void a_request_waits_for_its_hook() throws IOException {
        CountDownLatch hooked = new CountDownLatch(1);
        backend.session().expectEnd().send(error("57P01", "terminated")).close(false);
        WireFault fault = WireFault.before(Point.sql("x")).hook("terminate", fired -> {
            assertThat(fired.backendPid()).isEqualTo(4711);
            hooked.countDown();
        });
        try (RawClient client = session(fault)) {
            client.send(new Query("x"));
            client.expect(error("57P01", "terminated"));
            assertThat(client.ending()).isEqualTo("end");
        }
        assertThat(hooked.getCount()).isZero();
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_hook_that_fails_is_reported() throws IOException {
        backend.session().expectEnd().close(false);
        WireFault fault = WireFault.before(Point.sql("x")).hook("kill", () -> {
            throw new IllegalStateException("no such process");
        });
        try (RawClient client = session(fault)) {
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("end");
        }
        assertThat(proxy.problems())
                .containsExactly("the hook \"kill\" failed: java.lang.IllegalStateException: no such process");
    }

    @Test
    void at_the_nth_match_only() throws IOException {
        backend.session().expect(new Query("a")).send(new ReadyForQuery('I')).expectEnd();
        Point point = Point.sql("a").and(Point.kind(RequestKind.QUERY)).nth(2);
        try (RawClient client = session(WireFault.before(point).cut())) {
            client.send(new Query("a"));
            client.expect(new ReadyForQuery('I'));
            assertThat(proxy.faults().get(0))
                    .hasToString("cut before a statement with \"a\" and a Query (match 2): never fired: 1 of 2"
                            + " matches were seen");
            client.send(new Query("a"));
            assertThat(client.ending()).isEqualTo("reset");
        }
    }

    @Test
    void after_the_end_of_copy_data() throws IOException {
        backend.session()
                .expect(new Query("COPY"))
                .send(new CopyInResponse((byte) 0, List.of()))
                .expect(new CopyData(RawClient.text("r")), new CopyDone())
                .send(new CommandComplete("COPY 1"), new ReadyForQuery('I'))
                .expectEnd();
        try (RawClient client =
                session(WireFault.after(Point.kind(RequestKind.COPY_DONE)).close())) {
            client.send(new Query("COPY"));
            client.expect(new CopyInResponse((byte) 0, List.of()));
            client.send(new CopyData(RawClient.text("r")), new CopyDone());
            assertThat(client.ending()).isEqualTo("end");
        }
        backend.awaitPlayed();
    }

    @Test
    void after_a_copy_that_the_client_must_be_asked_for() throws IOException {
        backend.session()
                .expect(new Query("COPY"))
                .send(new CopyInResponse((byte) 0, List.of()))
                .expect(new CopyData(RawClient.text("r")), new CopyDone())
                .send(new CommandComplete("COPY 1"), new ReadyForQuery('I'))
                .expectEnd();
        try (RawClient client = session(WireFault.after(Point.sql("COPY")).close())) {
            client.send(new Query("COPY"));
            client.expect(new CopyInResponse((byte) 0, List.of()));
            client.send(new CopyData(RawClient.text("r")), new CopyDone());
            assertThat(client.ending()).isEqualTo("end");
        }
        backend.awaitPlayed();
    }
}
