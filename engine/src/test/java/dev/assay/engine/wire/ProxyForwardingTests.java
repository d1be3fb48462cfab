package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.AuthenticationCleartextPassword;
import dev.assay.engine.wire.protocol.AuthenticationOk;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.CancelRequest;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.DataRow;
import dev.assay.engine.wire.protocol.EmptyQueryResponse;
import dev.assay.engine.wire.protocol.FunctionCall;
import dev.assay.engine.wire.protocol.FunctionCallResponse;
import dev.assay.engine.wire.protocol.GssEncRequest;
import dev.assay.engine.wire.protocol.NoticeResponse;
import dev.assay.engine.wire.protocol.PasswordMessage;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.RowDescription;
import dev.assay.engine.wire.protocol.SslRequest;
import dev.assay.engine.wire.protocol.StartupMessage;
import dev.assay.engine.wire.protocol.Sync;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What passes a proxy, and which answer belongs to which request. */
class ProxyForwardingTests extends ScriptedProxy {

    @Test
    void encryption_is_refused_and_the_start_passes() throws IOException {
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
    void a_password_passes_and_the_trace_does_not_know_it() throws IOException {
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
    void a_cancel_request_goes_on_as_it_is() throws IOException {
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
    void a_text_with_several_statements_has_all_their_answers() throws IOException {
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
    void a_pipeline_that_fails_is_skipped_up_to_sync() throws IOException {
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
    void a_function_call_and_an_empty_query_have_their_answers() throws IOException {
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
}
