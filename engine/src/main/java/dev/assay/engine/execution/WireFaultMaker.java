package dev.assay.engine.execution;

import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.engine.scenario.Fault;
import dev.assay.engine.scenario.Moment;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.wire.FaultAction;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.Point;
import dev.assay.engine.wire.WireFault;
import dev.assay.engine.wire.WireProxy;
import dev.assay.engine.yaml.Words;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;

/**
 * Makes what a story calls a fault into what the wire proxy can do, and does what the proxy cannot: end the runner, its
 * backend, or the server.
 */
final class WireFaultMaker {

    private final Backends backends;
    private final PostgresServer server;
    private final CompletableFuture<Running> runner = new CompletableFuture<>();
    private final CompletableFuture<WireProxy> proxy = new CompletableFuture<>();
    private final CompletableFuture<Boolean> recovered = new CompletableFuture<>();

    WireFaultMaker(Backends backends, PostgresServer server) {
        this.backends = backends;
        this.server = server;
    }

    /** Whether the proxy makes it happen; what ends a session or a process that waits is done from outside. */
    static boolean isOnWire(Fault fault) {
        boolean fromOutside = fault.kind() == Fault.Kind.TERMINATE || fault.kind() == Fault.Kind.KILL;
        return !(fault.when() instanceof Waiting && fromOutside);
    }

    FaultPlan plan(Fault fault) {
        return isOnWire(fault) ? FaultPlan.of(moment(fault.when()).with(action(fault.kind()))) : FaultPlan.none();
    }

    /** Tells what a fault acts on; it may have come to its moment already, and waits for this. */
    void actOn(WireProxy channel, Running started) {
        proxy.complete(channel);
        runner.complete(started);
    }

    private WireFault.Builder moment(Moment moment) {
        if (moment instanceof Moment.AtStatement at) {
            Point point = Point.command(at.words()).nth(at.nth());
            return at.side() == Moment.Side.BEFORE ? WireFault.before(point) : WireFault.after(point);
        }
        if (moment instanceof Moment.AtRequest at) {
            Point point = request(at);
            return at.side() == Moment.Side.BEFORE ? WireFault.before(point) : WireFault.after(point);
        }
        Waiting waiting = (Waiting) moment;
        Point point = Point.sql(waiting.statement());
        return WireFault.middle(point, () -> backends.at(waiting).isPresent());
    }

    static Point request(Moment.AtRequest at) {
        return Point.where(
                "request " + at.ordinal() + ", " + at.request(),
                request -> request.connection() == at.connection()
                        && request.connectionOrdinal() == at.connectionOrdinal()
                        && request.headline().equals(at.request()));
    }

    private FaultAction action(Fault.Kind kind) {
        return switch (kind) {
            case CUT -> new FaultAction.Cut();
            case CLOSE -> new FaultAction.Close();
            case FREEZE -> new FaultAction.Freeze();
            case BLACKOUT -> new FaultAction.Blackout();
            case TERMINATE -> new FaultAction.Hook(Words.spelling(kind), fired -> terminate(fired.backendPid()));
            case KILL ->
                new FaultAction.Hook(
                        Words.spelling(kind), fired -> runner.join().kill());
            case SERVER_CRASH -> new FaultAction.Hook(Words.spelling(kind), fired -> crash());
        };
    }

    private void terminate(int pid) {
        try {
            backends.terminate(pid);
        } catch (SQLException e) {
            throw new ExecutionException("the backend " + pid + " could not be terminated", e);
        }
    }

    /** For the runner the network is gone too, so that it does not matter how soon the server is back. */
    private void crash() {
        proxy.join().blackout();
        try {
            server.crash();
            server.restart();
            recovered.complete(true);
        } catch (RuntimeException e) {
            recovered.completeExceptionally(e);
            throw e;
        }
    }

    /** Waits until the server that crashed is back. */
    void awaitRecovery() {
        recovered.join();
    }
}
