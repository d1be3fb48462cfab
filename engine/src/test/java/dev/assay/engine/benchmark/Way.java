package dev.assay.engine.benchmark;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.TlsIdentity;
import dev.assay.engine.wire.WireOptions;
import dev.assay.engine.wire.WireProxy;
import java.io.IOException;

/** How a client reaches the server. The order is that of the columns of the table. */
public enum Way {
    /** Without anything between. */
    DIRECT("direct"),
    /** Through a relay that only moves bytes: what any process between costs. */
    RELAY("bytes only"),
    /** Through the wire proxy with its trace. */
    PROXY("proxy"),
    /** The same with the values of Bind in the trace. */
    PARAMETERS("with parameters"),
    /** Through the wire proxy, encrypted on the client's side. */
    TLS("with TLS");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** What {@code sslmode} a client uses. */
    String sslMode() {
        return this == TLS ? "require" : "disable";
    }

    /** Something between client and server, which may be nothing. */
    record Open(Endpoint endpoint, AutoCloseable between) {

        void close() throws Exception {
            between.close();
        }
    }

    Open open(Endpoint server) throws IOException {
        return switch (this) {
            case DIRECT -> new Open(server, () -> {});
            case RELAY -> open(new Relay(server));
            case PROXY -> open(server, WireOptions.DEFAULT);
            case PARAMETERS -> open(server, WireOptions.DEFAULT.withParameters());
            case TLS -> open(server, WireOptions.DEFAULT.withTls(TlsIdentity.create()));
        };
    }

    private static Open open(Relay relay) {
        return new Open(relay.endpoint(), relay);
    }

    private static Open open(Endpoint server, WireOptions options) {
        WireProxy proxy = WireProxy.start(server, FaultPlan.none(), options);
        return new Open(proxy.endpoint(), proxy);
    }
}
