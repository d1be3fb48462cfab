package dev.assay.engine.wire;

import dev.assay.engine.wire.protocol.BackendKeyData;
import dev.assay.engine.wire.protocol.BackendMessage;
import dev.assay.engine.wire.protocol.CommandComplete;
import dev.assay.engine.wire.protocol.ErrorResponse;
import dev.assay.engine.wire.protocol.Frame;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.WireProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * What one message of the server means for the request that it answers. Only the few messages that matter are decoded.
 *
 * @param frame the message
 * @param message what it says, or {@code null} if that does not matter
 */
record ServerNews(Frame frame, @Nullable BackendMessage message) {

    static ServerNews of(Frame frame) {
        return new ServerNews(frame, matters(frame) ? decoded(frame) : null);
    }

    private static boolean matters(Frame frame) {
        return frame.isWhole()
                && switch (frame.type()) {
                    case 'C', 'E', 'K', 'Z' -> true;
                    default -> false;
                };
    }

    private static @Nullable BackendMessage decoded(Frame frame) {
        try {
            return BackendMessage.decode(frame);
        } catch (WireProtocolException e) {
            // It is the client's to complain; here it only does not count.
            return null;
        }
    }

    int pid() {
        return message instanceof BackendKeyData data ? data.processId() : 0;
    }

    TransactionStatus status() {
        return message instanceof ReadyForQuery ready
                ? TransactionStatus.of(ready.status())
                : TransactionStatus.UNKNOWN;
    }

    @Nullable
    ServerError error() {
        return message instanceof ErrorResponse error
                ? new ServerError(error.severity(), error.sqlState(), error.message())
                : null;
    }

    void addTo(Exchange exchange) {
        switch (frame.type()) {
            case 'D' -> exchange.rows++;
            case 'd' -> exchange.copyBytes += frame.length() - 5;
            case 'N' -> exchange.notices++;
            case 'I' -> exchange.emptyQuery = true;
            case 's' -> exchange.suspended = true;
            default -> addMessageTo(exchange);
        }
    }

    private void addMessageTo(Exchange exchange) {
        ServerError error = error();
        if (error != null) {
            exchange.fail(error);
        } else if (message instanceof CommandComplete complete) {
            exchange.tag(complete.tag());
        }
    }

    /** Whether a message other than an error, CommandComplete or ReadyForQuery ends the answer to such a request. */
    boolean ends(RequestKind kind) {
        return switch (kind) {
            case PARSE -> frame.type() == '1';
            case BIND -> frame.type() == '2';
            case CLOSE -> frame.type() == '3';
            case DESCRIBE -> frame.type() == 'T' || frame.type() == 'n';
            case EXECUTE -> frame.type() == 'I' || frame.type() == 's';
            default -> false;
        };
    }

    /** Whether the answer to such a request ends with ReadyForQuery. */
    static boolean endsWithReady(RequestKind kind) {
        return switch (kind) {
            case STARTUP, QUERY, SYNC, FUNCTION_CALL -> true;
            default -> false;
        };
    }
}
