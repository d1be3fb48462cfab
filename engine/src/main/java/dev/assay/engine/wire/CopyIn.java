package dev.assay.engine.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a connection is with COPY from the client: protocol chapter, "COPY Operations". Guarded by its conversation. */
final class CopyIn {

    private final List<Exchange> ends = new ArrayList<>();
    private @Nullable Exchange data;
    private boolean active;

    /** The request that the pieces of the current COPY belong to, if one has come. */
    @Nullable
    Exchange data() {
        return data;
    }

    void opened(Exchange exchange) {
        data = exchange.kind() == RequestKind.COPY_DATA ? exchange : null;
    }

    /** Whether the server waits for data. */
    boolean isActive() {
        return active;
    }

    /** Whether the data has ended and the server has not said what it thinks of it. */
    boolean isEndPending() {
        return !ends.isEmpty();
    }

    void send(Exchange exchange) {
        if (exchange.kind() != RequestKind.COPY_DATA) {
            ends.add(exchange);
            active = false;
        }
    }

    /** The server asks for data; answers the ordinal of the request that ends it, as far as it has been sent. */
    long begin() {
        active = ends.isEmpty();
        return active ? Long.MAX_VALUE : ends.get(0).request.ordinal();
    }

    /** The server has finished; answers the requests that are finished by that. */
    List<Exchange> end() {
        List<Exchange> finished = List.copyOf(ends);
        ends.clear();
        active = false;
        return finished;
    }
}
