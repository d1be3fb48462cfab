package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.wire.protocol.Bind;
import dev.assay.engine.wire.protocol.BindComplete;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.DataRow;
import dev.assay.engine.wire.protocol.EmptyQueryResponse;
import dev.assay.engine.wire.protocol.ErrorResponse;
import dev.assay.engine.wire.protocol.Execute;
import dev.assay.engine.wire.protocol.Parse;
import dev.assay.engine.wire.protocol.ParseComplete;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.Sync;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentTests {

    @Test
    void the_trace_in_the_document_is_what_the_proxy_writes() throws Exception {
        String trace;
        try (ScriptedBackend backend = script().start();
                WireProxy proxy = WireProxy.start(
                        backend.endpoint(),
                        FaultPlan.of(WireFault.after(Point.command("COMMIT")).cut()),
                        WireOptions.DEFAULT.withParameters());
                RawClient client = RawClient.session(proxy.endpoint())) {
            play(client);
            backend.awaitPlayed();
            trace = proxy.trace().renderStable(Map.of());
        }

        assertThat(document()).contains("\n```\n" + trace.replace('\t', ' ') + "```\n");
    }

    @Test
    void every_fault_action_is_in_the_document() throws Exception {
        assertThat(document()).contains("`cut`", "`close`", "`freeze`", "`blackout`", "`hook`", "`hold`");
    }

    @Test
    void every_state_of_a_connection_is_in_the_document() throws Exception {
        assertThat(document())
                .contains(Stream.of(ConnectionActivity.State.values())
                        .map(state -> "\n| `" + state + "` | ")
                        .toList());
    }

    private static ScriptedBackend script() throws Exception {
        return new ScriptedBackend()
                .session()
                .expect(new Query(";"))
                .send(new EmptyQueryResponse(), new ReadyForQuery('I'))
                .expect(new Query("BEGIN"))
                .send(new CommandComplete("BEGIN"), new ReadyForQuery('T'))
                .expect(new Query("DROP TABLE nothing"))
                .send(new ErrorResponse(Map.of('S', "ERROR", 'C', "42P01", 'M', "table \"nothing\" does not exist")))
                .send(new ReadyForQuery('E'))
                .expect(parse(), bind(), new Execute("", 0), new Sync())
                .send(new ParseComplete(), new BindComplete(), new DataRow(List.of()))
                .send(new CommandComplete("SELECT 1"), new ReadyForQuery('T'))
                .expect(new Query("COMMIT"))
                .send(new CommandComplete("COMMIT"), new ReadyForQuery('I'))
                .expectEnd();
    }

    private static void play(RawClient client) throws Exception {
        client.send(new Query(";"));
        client.untilReady();
        client.send(new Query("BEGIN"));
        client.untilReady();
        client.send(new Query("DROP TABLE nothing"));
        client.untilReady();
        client.send(parse(), bind(), new Execute("", 0), new Sync());
        client.untilReady();
        client.send(new Query("COMMIT"));
        assertThat(client.ending()).isEqualTo("reset");
    }

    private static Parse parse() {
        return new Parse("S_1", "SELECT $1::int", List.of());
    }

    private static Bind bind() {
        return new Bind("", "S_1", List.of(), List.of(RawClient.text("42")), List.of());
    }

    private static String document() throws Exception {
        return Files.readString(Path.of(System.getProperty("assay.project.dir"), "docs", "wire-proxy.md"));
    }
}
