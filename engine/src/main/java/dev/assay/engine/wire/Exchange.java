package dev.assay.engine.wire;

import dev.assay.engine.sql.SqlRedaction;
import dev.assay.engine.wire.Answer.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One request and its answer while they are under way. Guarded by its {@link Conversation}. */
final class Exchange {

    final WireRequest request;
    private final SqlRedaction redaction;
    private final Duration start;
    private final List<String> tags = new ArrayList<>();
    State state = State.NOT_SENT;
    TransactionStatus before = TransactionStatus.UNKNOWN;
    TransactionStatus after = TransactionStatus.UNKNOWN;
    long rows;
    long copyBytes;
    int notices;
    boolean emptyQuery;
    boolean suspended;
    private @Nullable ServerError error;
    private @Nullable Duration end;

    /** The fault that keeps the answer from the client, if there is one. */
    @Nullable
    ArmedFault withheldBy;

    Exchange(WireRequest request, SqlRedaction redaction, Duration start) {
        this.request = request;
        this.redaction = redaction;
        this.start = start;
    }

    RequestKind kind() {
        return request.kind();
    }

    boolean isDone() {
        return state != State.NOT_SENT && state != State.PENDING;
    }

    void tag(String tag) {
        tags.add(tag);
    }

    void fail(ServerError raw) {
        error = new ServerError(raw.severity(), raw.sqlState(), redaction.clean(raw.message()));
    }

    void end(State how, Duration now) {
        state = how;
        end = now;
    }

    TraceEntry snapshot() {
        Answer answer = new Answer(state, List.copyOf(tags), rows, copyBytes, notices, error, emptyQuery, suspended);
        return new TraceEntry(request, answer, before, after, start, end == null ? null : end.minus(start));
    }
}
