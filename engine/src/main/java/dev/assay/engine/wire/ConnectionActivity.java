package dev.assay.engine.wire;

/**
 * What one connection of a running proxy is doing at a moment, for a caller that has to choose who goes next.
 *
 * @param connection its number in the trace, from 1
 * @param backendPid the server process, or 0 before the server named it; {@code pg_blocking_pids} tells who blocks it
 * @param state what it is doing
 * @param transaction the transaction status at the last ReadyForQuery; unknown before the first
 * @param request the ordinal of the request that the server is at, that is being answered or held; 0 if there is none
 * @param requests how many requests it has made so far
 */
public record ConnectionActivity(
        int connection, int backendPid, State state, TransactionStatus transaction, long request, long requests) {

    /** What a connection is doing. */
    public enum State {
        /** Every request is answered, and the client was told. */
        IDLE,
        /** A request is not answered: the server is at it, blocked in it, or waits for the client's part of a COPY. */
        BUSY,
        /** The server is not at work, and a fault keeps a request from it or an answer from the client. */
        HELD,
        /** The server has closed it, or was never reached. */
        ENDED
    }

    /** Whether the server still has it. */
    public boolean isOpen() {
        return state != State.ENDED;
    }
}
