package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.*;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WireProxyTests {

    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final List<Integer> NO_TYPES = List.of();

    private ScriptedBackend backend;
    private WireProxy proxy;

    @BeforeEach
    void prepare() throws IOException {
        backend = new ScriptedBackend();
    }

    @AfterEach
    void end() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
        backend.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("assay-wire"));
    }

    private RawClient session(WireFault... faults) throws IOException {
        start(faults);
        return RawClient.session(proxy.endpoint());
    }

    private void start(WireFault... faults) {
        backend.start();
        proxy = WireProxy.start(backend.endpoint(), FaultPlan.of(faults), WireOptions.DEFAULT.withParameters());
    }

    private List<TraceEntry> entries() {
        return proxy.trace().entries();
    }

    private static Parse parse(String name, String sql) {
        return new Parse(name, sql, NO_TYPES);
    }

    private static Bind bind(String statement) {
        return new Bind("", statement, List.of(), List.of(), List.of());
    }

    private static Execute execute() {
        return new Execute("", 0);
    }

    private static ErrorResponse error(String state, String message) {
        return new ErrorResponse(Map.of('S', "ERROR", 'C', state, 'M', message));
    }

    @Nested
    class Begins {

        @Test
        void by_refusing_encryption_and_passing_the_start_on() throws IOException {
            StartupMessage startup = new StartupMessage(StartupMessage.VERSION_3_0, Map.of("user", "u"));
            backend.accept().expectUntyped(startup).send(new AuthenticationOk(), new ReadyForQuery('I'));
            start();
            try (RawClient client = new RawClient(proxy.endpoint())) {
                client.send(new SslRequest());
                assertThat(client.readByte()).isEqualTo('N');
                client.send(new GssEncRequest());
                assertThat(client.readByte()).isEqualTo('N');
                client.send(startup);
                client.expect(new AuthenticationOk(), new ReadyForQuery('I'));
            }
            assertThat(entries()).singleElement().satisfies(entry -> {
                assertThat(entry.request().kind()).isEqualTo(RequestKind.STARTUP);
                assertThat(entry.after()).isEqualTo(TransactionStatus.IDLE);
            });
        }

        @Test
        void with_a_password_that_the_trace_does_not_know() throws IOException {
            backend.accept()
                    .expectUntyped(new StartupMessage(StartupMessage.VERSION_3_0, Map.of("user", "u")))
                    .send(new AuthenticationCleartextPassword())
                    .expect(new PasswordMessage("hush"))
                    .send(error("28P01", "no"))
                    .close(false);
            start();
            try (RawClient client = new RawClient(proxy.endpoint())) {
                client.send(new StartupMessage(StartupMessage.VERSION_3_0, Map.of("user", "u")));
                client.expect(new AuthenticationCleartextPassword());
                client.send(new PasswordMessage("hush"));
                client.expect(error("28P01", "no"));
                assertThat(client.ending()).isEqualTo("end");
            }
            assertThat(proxy.trace().render()).contains("28P01").doesNotContain("hush");
        }

        @Test
        void not_at_all_for_one_that_only_knocks() throws IOException {
            start();
            new RawClient(proxy.endpoint()).close();
            Await.until("the knock to be over", BOUND, () -> proxy.connections() == 0);
            assertThat(proxy.trace().connections()).isEmpty();
        }

        @Test
        void and_resets_one_that_does_not_speak_the_protocol_and_says_so() throws IOException {
            start();
            try (RawClient client = new RawClient(proxy.endpoint())) {
                client.raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(client.ending()).isEqualTo("reset");
            }
            assertThat(proxy.problems())
                    .containsExactly(
                            "the client broke the protocol: a startup packet says that it has 1195725856 bytes;"
                                    + " the rule is 8 to 10000");
        }

        @Test
        void by_resetting_the_client_where_no_server_is() throws Exception {
            Endpoint nobody = backend.endpoint();
            backend.close();
            proxy = WireProxy.start(nobody);
            try (RawClient client = new RawClient(proxy.endpoint())) {
                client.send(new StartupMessage(StartupMessage.VERSION_3_0, Map.of("user", "u")));
                assertThat(client.ending()).isEqualTo("reset");
            }
            assertThat(entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.answer().state()).isEqualTo(State.NOT_SENT));
        }

        @Test
        void with_a_cancel_request_that_goes_on_as_it_is() throws IOException {
            CancelRequest cancel = new CancelRequest(4711, Bytes.of(new byte[32]));
            backend.accept().expectUntyped(cancel).close(false);
            start();
            try (RawClient client = new RawClient(proxy.endpoint())) {
                client.send(cancel);
                assertThat(client.ending()).isEqualTo("end");
            }
            proxy.awaitEnd(BOUND);
            assertThat(entries()).singleElement().satisfies(entry -> {
                assertThat(entry.request().kind()).isEqualTo(RequestKind.CANCEL);
                assertThat(entry.answer().state()).isEqualTo(State.DONE);
            });
        }

        @Test
        void at_most_as_often_as_allowed() throws IOException {
            backend.session().start();
            proxy = WireProxy.start(backend.endpoint(), FaultPlan.none(), WireOptions.DEFAULT.withMaxConnections(1));
            try (RawClient first = RawClient.session(proxy.endpoint());
                    RawClient second = new RawClient(proxy.endpoint())) {
                assertThat(second.ending()).isEqualTo("reset");
                assertThat(first).isNotNull();
            }
            assertThat(proxy.problems()).containsExactly("more than 1 connections at once; one was reset");
        }
    }

    @Nested
    class Gives_answers_to_requests {

        @Test
        void of_a_text_with_several_statements() throws IOException {
            backend.session()
                    .expect(new Query("BEGIN; INSERT; SELECT"))
                    .send(
                            new CommandComplete("BEGIN"),
                            new NoticeResponse(Map.of('M', "well")),
                            new CommandComplete("INSERT 0 1"),
                            new RowDescription(List.of()),
                            new DataRow(List.of()),
                            new CommandComplete("SELECT 1"),
                            new ReadyForQuery('T'));
            try (RawClient client = session()) {
                client.send(new Query("BEGIN; INSERT; SELECT"));
                client.untilReady();
            }
            assertThat(entries().get(1)).satisfies(entry -> {
                assertThat(entry.answer().tags()).containsExactly("BEGIN", "INSERT 0 1", "SELECT 1");
                assertThat(entry.answer().rows()).isOne();
                assertThat(entry.answer().notices()).isOne();
                assertThat(entry.before()).isEqualTo(TransactionStatus.IDLE);
                assertThat(entry.after()).isEqualTo(TransactionStatus.IN_TRANSACTION);
                assertThat(entry.duration()).isNotNull();
            });
        }

        @Test
        void of_a_pipeline_in_order_with_the_text_that_is_bound() throws IOException {
            backend.session()
                    .expect(parse("a", "SELECT 1"), parse("b", "DELETE"), bind("b"), execute(), new Sync())
                    .send(new ParseComplete(), new ParseComplete(), new BindComplete())
                    .send(new CommandComplete("DELETE 3"), new ReadyForQuery('I'));
            try (RawClient client = session()) {
                client.send(parse("a", "SELECT 1"), parse("b", "DELETE"), bind("b"), execute(), new Sync());
                client.expect(new ParseComplete(), new ParseComplete(), new BindComplete());
                client.expect(new CommandComplete("DELETE 3"), new ReadyForQuery('I'));
            }
            assertThat(proxy.trace().renderStable(Map.of())).isEqualTo("""
                    # connection
                    F\tStartup
                    B\tReadyForQuery\tI
                    F\tParse\t<1> "SELECT 1"
                    F\tParse\t<2> "DELETE"
                    F\tBind\t"" "DELETE"
                    F\tExecute\t"" "DELETE"
                    B\tCommandComplete\t"DELETE 3"
                    F\tSync
                    B\tReadyForQuery\tI
                    """);
        }

        @Test
        void of_a_pipeline_that_fails_and_is_skipped_up_to_sync() throws IOException {
            backend.session()
                    .expect(parse("", "bad"), bind(""), execute(), new Sync(), new Query("next"))
                    .send(error("42601", "syntax"), new ReadyForQuery('I'))
                    .send(new CommandComplete("NEXT"), new ReadyForQuery('I'));
            try (RawClient client = session()) {
                client.send(parse("", "bad"), bind(""), execute(), new Sync(), new Query("next"));
                client.expect(error("42601", "syntax"), new ReadyForQuery('I'));
                client.expect(new CommandComplete("NEXT"), new ReadyForQuery('I'));
            }
            assertThat(entries())
                    .extracting(entry -> entry.answer().state())
                    .containsExactly(State.DONE, State.DONE, State.SKIPPED, State.SKIPPED, State.DONE, State.DONE);
            assertThat(entries().get(1).answer().error()).isEqualTo(new ServerError("ERROR", "42601", "syntax"));
        }

        @Test
        void of_a_copy_in_the_extended_protocol_where_the_first_sync_is_read_over() throws IOException {
            CopyData data = new CopyData(RawClient.text("row\n"));
            backend.session()
                    .expect(parse("", "COPY t FROM STDIN"), bind(""), execute(), new Sync())
                    .send(new ParseComplete(), new BindComplete(), new CopyInResponse((byte) 0, List.of()))
                    .expect(data, data, new CopyDone(), new Sync())
                    .send(new CommandComplete("COPY 2"), new ReadyForQuery('I'));
            try (RawClient client = session()) {
                client.send(parse("", "COPY t FROM STDIN"), bind(""), execute(), new Sync());
                client.expect(new ParseComplete(), new BindComplete(), new CopyInResponse((byte) 0, List.of()));
                client.send(data, data, new CopyDone(), new Sync());
                client.expect(new CommandComplete("COPY 2"), new ReadyForQuery('I'));
            }
            assertThat(proxy.trace().renderStable(Map.of())).endsWith("""
                    F\tExecute\t"" "COPY t FROM STDIN"
                    B\tCommandComplete\t"COPY 2"
                    F\tSync
                    F\tCopyData
                    F\tCopyData\t8 bytes
                    F\tCopyDone
                    F\tSync
                    B\tReadyForQuery\tI
                    """);
        }

        @Test
        void of_a_function_call_an_empty_query_and_an_unknown_message() throws IOException {
            FunctionCall call = new FunctionCall(1, List.of(), List.of(), (short) 0);
            backend.session()
                    .expect(call)
                    .send(new FunctionCallResponse(null), new ReadyForQuery('I'))
                    .expect(new Query(";"))
                    .send(new EmptyQueryResponse(), new ReadyForQuery('I'));
            try (RawClient client = session()) {
                client.send(call);
                client.expect(new FunctionCallResponse(null), new ReadyForQuery('I'));
                client.send(new Query(";"));
                client.expect(new EmptyQueryResponse(), new ReadyForQuery('I'));
            }
            assertThat(entries()).extracting(TraceEntry::isStateNeutral).containsExactly(false, false, true);
            assertThat(entries().get(2).isEmptyStatement()).isTrue();
        }

        @Test
        void that_never_come_because_the_server_is_gone() throws IOException {
            backend.session().expect(new Query("x")).close(true);
            try (RawClient client = session()) {
                client.send(new Query("x"));
                assertThat(client.ending()).isEqualTo("reset");
            }
            proxy.awaitEnd(BOUND);
            assertThat(entries().get(1).answer().state()).isEqualTo(State.LOST);
            assertThat(proxy.trace().connections()).singleElement().satisfies(connection -> {
                assertThat(connection.backendPid()).isEqualTo(4711);
                assertThat(connection.database()).isEqualTo("d");
                assertThat(connection.open()).isFalse();
            });
        }

        @Test
        void and_keeps_what_the_server_says_unasked() throws IOException {
            backend.session().send(error("57P01", "bye")).close(false);
            try (RawClient client = session()) {
                client.expect(error("57P01", "bye"));
                assertThat(client.ending()).isEqualTo("end");
            }
            assertThat(proxy.trace().renderStable(Map.of())).endsWith("B\tErrorResponse\tERROR 57P01 \"bye\"\n");
        }

        @Test
        void without_a_server_that_breaks_the_protocol() throws IOException {
            backend.session().expect(new Query("x")).raw((byte) 'Z', (byte) 0, (byte) 0, (byte) 0, (byte) 1);
            try (RawClient client = session()) {
                client.send(new Query("x"));
                assertThat(client.ending()).isEqualTo("reset");
            }
            assertThat(proxy.problems()).singleElement().asString().startsWith("the server broke the protocol: ");
        }
    }

    @Nested
    class Keeps_in_the_trace {

        @Test
        void parameters_but_not_those_of_a_password() throws IOException {
            Bind values = new Bind(
                    "",
                    "",
                    List.of((short) 0, (short) 1),
                    java.util.Arrays.asList(RawClient.text("a"), Bytes.of((byte) 0xca, (byte) 0xfe), null),
                    List.of());
            backend.session()
                    .expect(parse("", "SELECT $1, $2, $3"), values, parse("", "SELECT set_password($1)"))
                    .expect(new Bind("", "", List.of(), List.of(RawClient.text("hush")), List.of()), new Flush());
            try (RawClient client = session()) {
                client.send(parse("", "SELECT $1, $2, $3"), values, parse("", "SELECT set_password($1)"));
                client.send(new Bind("", "", List.of(), List.of(RawClient.text("hush")), List.of()), new Flush());
                backend.awaitPlayed();
            }
            assertThat(proxy.trace().render())
                    .contains("F\tBind\t\"\" \"SELECT $1, $2, $3\" \"a\" \"\\\\xcafe\"")
                    .contains("\"SELECT set_password($1)\" \"[redacted]\"")
                    .doesNotContain("hush");
        }
    }

    @Nested
    class Lets_faults_happen {

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
            try (RawClient client =
                    session(WireFault.after(Point.command("COMMIT")).close())) {
                client.send(new Query("COMMIT"));
                Await.until(
                        "the tag",
                        BOUND,
                        () -> !entries()
                                .get(entries().size() - 1)
                                .answer()
                                .tags()
                                .isEmpty());
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
        void as_silence_until_it_is_released() throws IOException {
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
        void that_end_with_the_proxy() throws IOException {
            backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
            try (RawClient client = session(WireFault.after(Point.ordinal(2)).freeze())) {
                client.send(new Query("x"));
                Await.until("the fault", BOUND, () -> proxy.faults().get(0).hasFired());
                proxy.close();
                assertThat(client.ending()).isIn("end", "reset");
            }
        }

        @Test
        void to_all_connections_at_once_and_to_new_ones_until_it_is_lifted() throws IOException {
            backend.session().expectEnd().session();
            try (RawClient client =
                    session(WireFault.before(Point.ordinal(1, 2)).blackout())) {
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
        void by_a_hook_that_the_request_waits_for() throws IOException {
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
        void and_says_when_a_hook_fails() throws IOException {
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
            backend.session()
                    .expect(new Query("a"))
                    .send(new ReadyForQuery('I'))
                    .expectEnd();
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

    @Nested
    class Holds {

        @Test
        void a_request_until_it_is_released() throws IOException {
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
        void the_end_of_an_answer_until_it_is_released() throws IOException {
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
        void no_longer_than_its_bound() throws IOException {
            Hold hold = new Hold(Duration.ofMillis(50));
            backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
            try (RawClient client = session(WireFault.before(Point.sql("x")).hold(hold))) {
                client.send(new Query("x"));
                client.expect(new ReadyForQuery('I'));
            }
            assertThat(hold.isExpired()).isTrue();
        }
    }

    @Test
    void a_fault_in_the_middle_needs_a_condition_and_no_other_has_one() {
        FaultAction cut = new FaultAction.Cut();
        Point point = Point.ordinal(1);
        assertThatThrownBy(() -> new WireFault(point, Moment.MIDDLE, null, cut))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WireFault(point, Moment.BEFORE, () -> true, cut))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WireFault.middle(point, () -> true).hold(new Hold(BOUND)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> point.nth(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
