package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.wire.protocol.Bind;
import dev.assay.engine.wire.protocol.BindComplete;
import dev.assay.engine.wire.protocol.Bytes;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.CopyData;
import dev.assay.engine.wire.protocol.CopyDone;
import dev.assay.engine.wire.protocol.CopyInResponse;
import dev.assay.engine.wire.protocol.Flush;
import dev.assay.engine.wire.protocol.ParseComplete;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.Sync;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a proxy writes down. */
class ProxyTraceTests extends ScriptedProxy {

    @Test
    void a_pipeline_is_written_in_order_with_the_text_that_is_bound() throws IOException {
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
    void a_copy_in_the_extended_protocol_is_written_though_its_first_sync_is_read_over() throws IOException {
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
    void parameters_are_written_but_not_those_of_a_password() throws IOException {
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
