package dev.assay.engine.wire;

import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Makes the faults of one connection happen. */
final class FaultDriver {

    private final Proxy proxy;
    private final Link link;
    private final Conversation conversation;

    FaultDriver(Proxy proxy, Link link, Conversation conversation) {
        this.proxy = proxy;
        this.link = link;
        this.conversation = conversation;
    }

    /** What a connection needs of its proxy. */
    interface Proxy {
        ArmedFaults faults();

        Recorder recorder();

        WireOptions options();

        void blackout();

        Consumer<String> problems();
    }

    /** Lets a fault happen at a request. Returns when it has happened, or what it holds may go on. */
    void fire(ArmedFault fault, Exchange exchange) throws InterruptedException {
        TraceEntry entry = conversation.snapshot(exchange);
        FaultFired fired = new FaultFired(
                fault.fault(),
                entry.request(),
                entry.before(),
                conversation.backendPid(),
                proxy.recorder().now());
        if (proxy.faults().fire(fault, fired)) {
            conversation.hold(fault.fault().moment() == Moment.MIDDLE ? null : exchange);
            act(fault, fired);
            conversation.hold(link.state() == Link.State.FROZEN ? exchange : null);
            conversation.deliverAgain();
        }
    }

    private void act(ArmedFault fault, FaultFired fired) throws InterruptedException {
        FaultAction action = fault.action();
        if (action instanceof FaultAction.Cut) {
            link.cut();
        } else if (action instanceof FaultAction.Close) {
            link.closeInOrder();
        } else if (action instanceof FaultAction.Freeze) {
            link.freeze();
        } else if (action instanceof FaultAction.Blackout) {
            proxy.blackout();
        } else if (action instanceof FaultAction.Pause pause) {
            pause(fault.fault().moment(), pause.hold());
        } else if (action instanceof FaultAction.Hook hook) {
            call(hook, fired);
            if (fault.fault().moment() != Moment.MIDDLE) {
                link.finishServer();
            }
        }
    }

    /**
     * A held client hears nothing: what the server says meanwhile, for instance that it ends the session, waits as the
     * request does, so that the client cannot go another way before it is let go.
     */
    private void pause(Moment moment, Hold hold) throws InterruptedException {
        conversation.pause(moment == Moment.BEFORE);
        try {
            hold.enter();
        } finally {
            conversation.pause(false);
        }
    }

    private void call(FaultAction.Hook hook, FaultFired fired) {
        try {
            hook.effect().accept(fired);
        } catch (RuntimeException e) {
            proxy.problems().accept("the hook \"" + hook.name() + "\" failed: " + e);
        }
    }

    /** Waits until the server is at work on a request as wanted, and lets the fault happen then. */
    void fireInTheMiddle(ArmedFault fault, Exchange exchange) throws InterruptedException {
        Callable<Boolean> condition = fault.fault().condition();
        Duration bound = proxy.options().faultBound();
        try {
            boolean[] holds = {false};
            Await.until("the condition of \"" + fault.fault() + "\"", bound, () -> {
                holds[0] = condition != null && condition.call();
                return holds[0] || isOver(exchange);
            });
            fireIfInTime(fault, exchange, holds[0]);
        } catch (AwaitTimeoutException e) {
            fault.miss(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            fault.miss(String.valueOf(e.getMessage()));
            proxy.problems().accept(String.valueOf(e.getMessage()));
        }
    }

    private void fireIfInTime(ArmedFault fault, Exchange exchange, boolean holds) throws InterruptedException {
        boolean hook = fault.action() instanceof FaultAction.Hook;
        if (holds && hook && !conversation.isDone(exchange)) {
            fire(fault, exchange);
        } else if (holds && !hook && conversation.withhold(exchange, fault)) {
            fire(fault, exchange);
        } else if (conversation.isDone(exchange)) {
            fault.miss("the server finished the request before the condition held");
        } else {
            fault.miss("the connection ended, or the server waits for the client, before the condition held");
        }
    }

    private boolean isOver(Exchange exchange) {
        return conversation.isDone(exchange) || !link.isOpen() || conversation.isServerWaiting();
    }
}
