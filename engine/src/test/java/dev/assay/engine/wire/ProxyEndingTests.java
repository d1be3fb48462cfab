package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.wire.Answer.State;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.CopyData;
import dev.assay.engine.wire.protocol.CopyDone;
import dev.assay.engine.wire.protocol.CopyOutResponse;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.StartupMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection through a proxy ends, and what is known of it then. */
class ProxyEndingTests extends ScriptedProxy {

    @Test
    void one_that_only_knocks_is_no_connection_of_the_trace() throws IOException {
        start();
        new RawClient(proxy.endpoint()).close();
        Await.until("the knock to be over", BOUND, () -> proxy.connections() == 0);
        assertThat(proxy.trace().connections()).isEmpty();
    }

    @Test
    void one_that_does_not_speak_the_protocol_is_reset_and_reported() throws IOException {
        start();
        try (RawClient client = new RawClient(proxy.endpoint())) {
            client.raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(client.ending()).isEqualTo("reset");
        }
        assertThat(proxy.problems())
                .containsExactly("the client broke the protocol: a startup packet says that it has 1195725856 bytes;"
                        + " the rule is 8 to 10000");
    }

    @Test
    void the_client_is_reset_where_no_server_is() throws Exception {
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
    void one_connection_too_many_is_reset_and_reported() throws IOException {
        backend.session().start();
        proxy = WireProxy.start(backend.endpoint(), FaultPlan.none(), WireOptions.DEFAULT.withMaxConnections(1));
        try (RawClient first = RawClient.session(proxy.endpoint());
                RawClient second = new RawClient(proxy.endpoint())) {
            assertThat(second.ending()).isEqualTo("reset");
            assertThat(first).isNotNull();
        }
        assertThat(proxy.problems()).containsExactly("more than 1 connections at once; one was reset");
    }

    @Test
    void an_answer_that_never_comes_is_lost_when_the_server_is_gone() throws IOException {
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
    void what_the_server_says_unasked_is_kept() throws IOException {
        backend.session().send(error("57P01", "bye")).close(false);
        try (RawClient client = session()) {
            client.expect(error("57P01", "bye"));
            assertThat(client.ending()).isEqualTo("end");
        }
        assertThat(proxy.trace().renderStable(Map.of())).endsWith("B\tErrorResponse\tERROR 57P01 \"bye\"\n");
    }

    @Test
    void a_server_that_breaks_the_protocol_is_left_and_reported() throws IOException {
        backend.session().expect(new Query("x")).raw((byte) 'Z', (byte) 0, (byte) 0, (byte) 0, (byte) 1);
        try (RawClient client = session()) {
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("reset");
        }
        assertThat(proxy.problems()).singleElement().asString().startsWith("the server broke the protocol: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 100_000})
    void a_server_finishes_what_it_was_sent_though_nobody_hears_it(int length) throws IOException {
        CopyData[] rows = new CopyData[20_000_000 / length];
        Arrays.fill(rows, new CopyData(Bytes.of(new byte[length])));
        backend.session()
                .expect(new Query("COPY"))
                .send(new CopyOutResponse((byte) 0, List.of()))
                .send(rows)
                .send(new CopyDone(), new CommandComplete("COPY"), new ReadyForQuery('I'))
                .expectEnd()
                .close(false);
        try (RawClient client = session()) {
            client.send(new Query("COPY"));
            client.expect(new CopyOutResponse((byte) 0, List.of()));
        }
        backend.awaitPlayed();
        proxy.awaitEnd(BOUND);
        assertThat(entries().get(1).answer().tags()).containsExactly("COPY");
    }
}
