package dev.assay.engine.wire;

import java.util.function.Consumer;

/** What a fault does. */
public sealed interface FaultAction
        permits FaultAction.Cut,
                FaultAction.Close,
                FaultAction.Freeze,
                FaultAction.Blackout,
                FaultAction.Hook,
                FaultAction.Pause {

    /** The word for it, for instance {@code cut}. */
    String word();

    /** The client's side is reset (RST, by SO_LINGER 0). The server's side ends once it has done what it was sent. */
    record Cut() implements FaultAction {
        @Override
        public String word() {
            return "cut";
        }
    }

    /** The client's side is closed in order (FIN). The server's side ends once it has done what it was sent. */
    record Close() implements FaultAction {
        @Override
        public String word() {
            return "close";
        }
    }

    /**
     * Nothing flows any more and nothing closes, as when a firewall forgets a connection. {@link WireProxy#release()} or
     * the end of the proxy ends it; what was on its way never arrives.
     */
    record Freeze() implements FaultAction {
        @Override
        public String word() {
            return "freeze";
        }
    }

    /** Every connection of the proxy is cut, and new ones are reset at once until {@link WireProxy#lift()}. */
    record Blackout() implements FaultAction {
        @Override
        public String word() {
            return "blackout";
        }
    }

    /**
     * The caller does something that the proxy cannot: end a process, a backend, a server. The request is held meanwhile.
     * After a hook before or after a request the server's side gets no more input, and what it still says, for
     * instance that it is being terminated, is passed on. After a hook in the middle everything goes on.
     *
     * @param name the word for it
     * @param effect what to do; runs in a thread of the connection
     */
    record Hook(String name, Consumer<FaultFired> effect) implements FaultAction {
        @Override
        public String word() {
            return name;
        }
    }

    /**
     * The request (before) or the end of its answer (after) waits until it is released, and then everything goes on.
     *
     * @param hold tells that the point was reached, and releases it
     */
    record Pause(Hold hold) implements FaultAction {
        @Override
        public String word() {
            return "hold";
        }
    }
}
