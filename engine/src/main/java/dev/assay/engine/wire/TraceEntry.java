package dev.assay.engine.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param request what was asked
 * @param answer what came back from the server; whether the client heard of it depends on the faults
 * @param before the transaction status when the server began with it
 * @param after the status at the ReadyForQuery that followed; unknown until then
 * @param start when it was read, since the start of the proxy
 * @param duration until the server had finished, or {@code null} if it has not
 */
public record TraceEntry(
        WireRequest request,
        Answer answer,
        TransactionStatus before,
        TransactionStatus after,
        Duration start,
        @Nullable Duration duration) {

    /** Whether it is, by itself or by the server's word, an empty statement, such as a driver's ping. */
    public boolean isEmptyStatement() {
        return request.isEmptyStatement()
                || (answer.emptyQuery() && answer.tags().isEmpty());
    }

    /** Like {@link WireRequest#isStateNeutral()}, with the server's word added. */
    public boolean isStateNeutral() {
        return request.isStateNeutral() || isEmptyStatement();
    }
}
