package dev.assay.engine.execution;

import dev.assay.engine.await.AwaitTimeoutException;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PgBouncer;
import dev.assay.engine.scenario.Pooler;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.ServerError;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.WireOptions;
import dev.assay.engine.wire.WireProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways on which runners reach the database of one case: a wire proxy for each runner that is started. */
final class Channels implements AutoCloseable {

    /** How long the connections of a runner that has ended may take to end, too. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private record Channel(int act, WireProxy proxy) {}

    private final Endpoint database;
    private final Settings settings;
    private final List<Channel> channels = new ArrayList<>();
    private Optional<PgBouncer> pooler = Optional.empty();

    Channels(Endpoint database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Opens a way for a runner that is started in an act, on which these faults happen. */
    WireProxy open(int act, FaultPlan plan, Optional<Pooler> via) {
        Endpoint server = via.isPresent() ? pooler().endpoint() : database;
        // What the server does before a fault may take as long as a runner may.
        WireOptions options =
                WireOptions.DEFAULT.withFaultBound(settings.bound().multipliedBy(2));
        WireProxy proxy = WireProxy.start(server, plan, options);
        channels.add(new Channel(act, proxy));
        return proxy;
    }

    /** The pooler lives as long as the case, as it outlives every deploy; so do its sessions in the server. */
    private PgBouncer pooler() {
        if (pooler.isEmpty()) {
            pooler = Optional.of(PgBouncer.start(settings.programs().pgbouncer().orElseThrow(), database));
        }
        return pooler.get();
    }

    /** Whether there is a pooler, and so sessions in the database that are nobody's residue. */
    boolean hasPooler() {
        return pooler.isPresent();
    }

    /** Tells what the runners of an act sent and what the server answered, a line each, without what varies. */
    List<String> lines(int act) {
        return traces(act).stream()
                .flatMap(trace -> trace.renderStable(Map.of(database.database(), "DATABASE"))
                        .lines())
                .toList();
    }

    /** Tells what the runners of an act sent and what the server answered, one trace a runner. */
    List<Trace> traces(int act) {
        List<Trace> traces = new ArrayList<>();
        for (Channel channel : channels) {
            if (channel.act() == act) {
                awaitEnd(channel.proxy());
                traces.add(channel.proxy().trace());
            }
        }
        return traces;
    }

    /** Tells which errors the server answered with to any runner. */
    Set<String> sqlStates() {
        return channels.stream()
                .flatMap(channel -> channel.proxy().trace().entries().stream())
                .flatMap(entry -> Stream.ofNullable(entry.answer().error()))
                .map(ServerError::sqlState)
                .collect(Collectors.toSet());
    }

    private static void awaitEnd(WireProxy proxy) {
        try {
            proxy.awaitEnd(GOODBYE);
        } catch (AwaitTimeoutException e) {
            // A session that stays is a finding of its own; what was seen until now is the trace.
        }
    }

    /** Tells what went wrong on the ways themselves: an error of Assay, never of a runner. */
    List<String> problems() {
        return channels.stream()
                .flatMap(channel -> channel.proxy().problems().stream())
                .toList();
    }

    /** Closes all of them, also where one cannot be closed. */
    @Override
    public void close() {
        Clearing clearing = new Clearing();
        channels.forEach(channel -> clearing.attempt(channel.proxy()::close));
        pooler.ifPresent(one -> clearing.attempt(one::close));
        clearing.finish("the ways to the database could not be closed");
    }
}
