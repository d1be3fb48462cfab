package dev.assay.engine.scenario;

/** When a fault happens: seen in the server, or on the wire. */
public sealed interface Moment permits Waiting, Moment.AtStatement, Moment.AtRequest {

    /** On which side of a request. */
    enum Side {
        /** The server has finished everything that came earlier, and never sees the request. */
        BEFORE,
        /** The server has finished the request, and the client never hears of it. */
        AFTER
    }

    /**
     * At the n-th request that runs a statement which begins with these words.
     *
     * @param side on which side of it
     * @param words the first words of the statement, compared without regard to case and white space
     * @param nth which of them, from 1
     */
    record AtStatement(Side side, String words, int nth) implements Moment {

        /** Puts it into words. */
        @Override
        public String toString() {
            return (side == Side.BEFORE ? "before " : "after ") + words + (nth == 1 ? "" : " (number " + nth + ")");
        }
    }

    /**
     * At one request of a deploy whose requests are known from a run without a fault. It is known again by its place on
     * its connection: when one connection says goodbye while the next one already speaks, which of the two is heard
     * first is chance.
     *
     * @param side on which side of it
     * @param ordinal which request of the runner it was in that run, from 1; its name
     * @param connection on which connection of the runner, from 1
     * @param connectionOrdinal which request of that connection, from 1
     * @param request what it must be, so that a runner that does something else this time is noticed
     */
    record AtRequest(Side side, long ordinal, int connection, long connectionOrdinal, String request)
            implements Moment {

        /** Puts it into words. */
        @Override
        public String toString() {
            return (side == Side.BEFORE ? "before" : "after") + " request " + ordinal + ", " + request;
        }
    }
}
