package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.Limits;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a proxy works.
 *
 * @param parameters whether the trace keeps the values of Bind
 * @param maxConnections how many connections at once; one more is reset
 * @param limits how long a message may be
 * @param faultBound how long a fault waits at most for its condition, or for the server to finish what came before
 * @param tls who the proxy is to a client that asks for encryption; {@code null} if it shall refuse that
 */
public record WireOptions(
        boolean parameters,
        int maxConnections,
        Limits limits,
        Duration faultBound,
        @Nullable TlsIdentity tls) {

    /** No parameters, 200 connections, PostgreSQL's own limits, 30 seconds, no encryption. */
    public static final WireOptions DEFAULT = new WireOptions(false, 200, Limits.DEFAULT, Duration.ofSeconds(30), null);

    /** The same with the values of Bind in the trace. */
    public WireOptions withParameters() {
        return new WireOptions(true, maxConnections, limits, faultBound, tls);
    }

    /** The same with another number of connections. */
    public WireOptions withMaxConnections(int count) {
        return new WireOptions(parameters, count, limits, faultBound, tls);
    }

    /** The same with other limits. */
    public WireOptions withLimits(Limits other) {
        return new WireOptions(parameters, maxConnections, other, faultBound, tls);
    }

    /** The same with another bound. */
    public WireOptions withFaultBound(Duration bound) {
        return new WireOptions(parameters, maxConnections, limits, bound, tls);
    }

    /** The same with encryption for the clients that ask for it. The way from the proxy to the server stays plain. */
    public WireOptions withTls(TlsIdentity identity) {
        return new WireOptions(parameters, maxConnections, limits, faultBound, identity);
    }
}
