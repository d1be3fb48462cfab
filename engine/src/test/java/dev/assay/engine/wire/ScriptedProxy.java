package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.wire.protocol.Bind;
import dev.assay.engine.wire.protocol.ErrorResponse;
import dev.assay.engine.wire.protocol.Execute;
import dev.assay.engine.wire.protocol.Parse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A proxy before a scripted server, which both end with each test and leave no thread. */
abstract class ScriptedProxy {

    static final Duration BOUND = Duration.ofSeconds(20);
    private static final List<Integer> NO_TYPES = List.of();

    ScriptedBackend backend;
    WireProxy proxy;

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

    /** Starts the server and the proxy, and begins a session. */
    RawClient session(WireFault... faults) throws IOException {
        start(faults);
        return RawClient.session(proxy.endpoint());
    }

    void start(WireFault... faults) {
        start(WireOptions.DEFAULT.withParameters(), faults);
    }

    void start(WireOptions options, WireFault... faults) {
        backend.start();
        proxy = WireProxy.start(backend.endpoint(), FaultPlan.of(faults), options);
    }

    List<TraceEntry> entries() {
        return proxy.trace().entries();
    }

    static Parse parse(String name, String sql) {
        return new Parse(name, sql, NO_TYPES);
    }

    static Bind bind(String statement) {
        return new Bind("", statement, List.of(), List.of(), List.of());
    }

    static Execute execute() {
        return new Execute("", 0);
    }

    static ErrorResponse error(String state, String message) {
        return new ErrorResponse(Map.of('S', "ERROR", 'C', state, 'M', message));
    }
}
