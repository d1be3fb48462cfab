package dev.assay.engine.execution;

import dev.assay.engine.data.DataReader;
import dev.assay.engine.data.DataSnapshot;
import dev.assay.engine.scenario.Step;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Snapshot;
import dev.assay.engine.wire.FaultPlan;
import dev.assay.engine.wire.TransactionStatus;
import dev.assay.engine.wire.WireRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before each request of one act, at what the database would hold if the runner died there: what is committed.
 * The runner's request waits meanwhile. Equal states get equal numbers.
 */
final class Probe implements AutoCloseable {

    /**
     * Whether a session of the runner keeps a table from being read: it is then in a transaction whose outcome is open,
     * also where the protocol does not say so (before the Sync of a pipeline).
     */
    private static final String IS_LOCKED = """
            SELECT EXISTS (SELECT FROM pg_catalog.pg_locks AS l
                           JOIN pg_catalog.pg_class AS c ON c.oid = l.relation
                           WHERE l.granted AND l.mode = 'AccessExclusiveLock'
                             AND l.database = (SELECT d.oid FROM pg_catalog.pg_database AS d
                                               WHERE d.datname = pg_catalog.current_database()))
            """;

    private static final List<String> TRANSACTION_ENDS = List.of("COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE");

    /** Everything that is committed, the runner's own tracker included. */
    private record Committed(Snapshot schema, DataSnapshot data) {}

    private final Step.Act act;
    private final Connection connection;
    private final List<Committed> states = new ArrayList<>();
    private final Map<Long, Integer> before = new TreeMap<>();
    private final Optional<ExclusiveLocks> locks;
    private final Map<Long, Set<Integer>> holders = new TreeMap<>();
    private int unknown;
    private @Nullable WireRequest last;
    private TransactionStatus lastStatus = TransactionStatus.UNKNOWN;
    private int lastState;

    /**
     * Watches an act on a stage through a connection of its own, which it closes.
     *
     * @param watchesLocks whether it is asked for who keeps others out, which costs a query for each request
     */
    Probe(Step.Act act, Stage stage, boolean watchesLocks) throws SQLException {
        this.act = act;
        this.connection = stage.database().connect(Backends.OWN + "probe");
        this.locks = watchesLocks ? Optional.of(stage.exclusiveLocks(connection)) : Optional.empty();
    }

    Step.Act act() {
        return act;
    }

    FaultPlan plan() {
        return FaultPlan.watchedBy(this::look);
    }

    private synchronized void look(WireRequest request, TransactionStatus status) {
        if (last == null || !isSameTransaction(last, request, status)) {
            lastState = number();
        }
        last = request;
        lastStatus = status;
        before.put(request.ordinal(), lastState);
        locks.ifPresent(watched -> holders.put(request.ordinal(), holders(watched)));
    }

    private static Set<Integer> holders(ExclusiveLocks locks) {
        try {
            return locks.holders();
        } catch (SQLException e) {
            throw new ExecutionException("what is locked cannot be read: " + Replay.describe(e), e);
        }
    }

    /** The sessions of the runner that held an exclusive lock before each request; none where locks are not watched. */
    synchronized Map<Long, Set<Integer>> holdersBefore() {
        return new TreeMap<>(holders);
    }

    /** What happens inside a transaction block cannot be seen outside before it ends. */
    private boolean isSameTransaction(WireRequest earlier, WireRequest request, TransactionStatus status) {
        return isOpen(lastStatus)
                && isOpen(status)
                && earlier.connection() == request.connection()
                && earlier.commands().stream().noneMatch(Probe::endsTransaction);
    }

    private static boolean isOpen(TransactionStatus status) {
        return status == TransactionStatus.IN_TRANSACTION || status == TransactionStatus.FAILED;
    }

    private static boolean endsTransaction(String command) {
        return TRANSACTION_ENDS.stream().anyMatch(word -> (command + " ").startsWith(word + " "));
    }

    private int number() {
        try {
            if (isLocked()) {
                // Cannot be compared with any other, so it is like no other.
                return - ++unknown;
            }
            Committed now = new Committed(
                    CatalogReader.read(connection, Exclusions.none()), DataReader.read(connection, Exclusions.none()));
            int known = states.indexOf(now);
            if (known < 0) {
                states.add(now);
            }
            return known < 0 ? states.size() - 1 : known;
        } catch (SQLException e) {
            throw new ExecutionException("what is committed cannot be read: " + Replay.describe(e), e);
        }
    }

    private boolean isLocked() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IS_LOCKED)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** What was seen, when the act has ended. */
    synchronized NavigableMap<Long, Integer> statesBefore() {
        NavigableMap<Long, Integer> all = new TreeMap<>(before);
        all.put(Long.MAX_VALUE, number());
        return all;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
