package dev.assay.engine.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server answered to one request, as far as it has.
 *
 * @param state how far it got
 * @param tags the command tags, in order
 * @param rows how many rows it sent
 * @param copyBytes how many bytes of COPY went either way
 * @param notices how many notices it sent meanwhile
 * @param error the error that it ended with, or {@code null}
 * @param emptyQuery whether it said that there was no statement
 * @param suspended whether the portal has more rows
 */
public record Answer(
        State state,
        List<String> tags,
        long rows,
        long copyBytes,
        int notices,
        @Nullable ServerError error,
        boolean emptyQuery,
        boolean suspended) {

    /** How far an answer got. */
    public enum State {
        /** The request was not sent to the server. */
        NOT_SENT,
        /** The server has it and has not finished. */
        PENDING,
        /** The server has finished with it; a request that has no answer is finished when it is sent. */
        DONE,
        /** The server threw it away, because an earlier request of the same group failed. */
        SKIPPED,
        /** The server closed the connection before it had finished. */
        LOST
    }
}
