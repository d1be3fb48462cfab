package dev.assay.engine.execution;

import dev.assay.engine.postgres.Backend;
import dev.assay.engine.postgres.Sessions;
import dev.assay.engine.scenario.Waiting;
import dev.assay.engine.sql.SqlRedaction;
import dev.assay.engine.sql.SqlText;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The sessions of runners in one database: all but Assay's own, which carry an application name that begins with
 * {@value #OWN}.
 */
final class Backends {

    /** How the application names of Assay's own sessions begin. */
    static final String OWN = "assay ";

    private final Sessions sessions;

    Backends(Sessions sessions) {
        this.sessions = sessions;
    }

    List<Backend> list() throws SQLException {
        return sessions.backends().stream()
                .filter(backend -> !backend.applicationName().startsWith(OWN))
                .toList();
    }

    Set<Integer> pids() throws SQLException {
        return list().stream().map(Backend::pid).collect(Collectors.toSet());
    }

    Optional<Backend> at(Waiting moment) throws SQLException {
        return list().stream().filter(backend -> isAt(moment, backend)).findFirst();
    }

    /** Whether a session waits for a lock that one of these sessions stands in the way of. */
    boolean isBlockedBy(Set<Integer> others) throws SQLException {
        return sessions.blocked().stream()
                .filter(one -> one.forGood() && !others.contains(one.pid()))
                .anyMatch(one -> one.by().stream().anyMatch(others::contains));
    }

    /** Whether one of these sessions waits for a lock, be it only for a moment or for good. */
    boolean isAnyBlocked(Set<Integer> pids, boolean forGood) throws SQLException {
        return sessions.blocked().stream().anyMatch(one -> (one.forGood() || !forGood) && pids.contains(one.pid()));
    }

    /** Lists advisory locks that runners hold, a sentence each. */
    List<String> advisoryLocks() throws SQLException {
        Set<Integer> runners = pids();
        return sessions.advisoryLocks().stream()
                .filter(lock -> lock.granted() && runners.contains(lock.pid()))
                .map(lock -> "advisory lock " + lock.key() + " is still held by pid " + lock.pid())
                .toList();
    }

    /** Ends what a hanging runner has open, so that nothing that it locks is in the way of looking. */
    void terminateAll() throws SQLException {
        for (int pid : pids()) {
            sessions.terminate(pid);
        }
    }

    void terminate(int pid) throws SQLException {
        sessions.terminate(pid);
    }

    static String describe(Backend backend) {
        String waits = backend.waitEventType() == null ? "" : ", waits for " + backend.waitEventType();
        String phase = backend.indexBuildPhase() == null ? "" : ", " + backend.indexBuildPhase();
        String sql = SqlRedaction.of(backend.query()).text();
        return "pid %d (%s%s%s) %s".formatted(backend.pid(), backend.state(), waits, phase, Texts.excerpt(sql));
    }

    private static boolean isAt(Waiting moment, Backend backend) {
        return backend.isWaitingForLock()
                && SqlText.folded(backend.query()).contains(SqlText.folded(moment.statement()))
                && moment.phase()
                        .map(phase -> nameOf(phase).equals(backend.indexBuildPhase()))
                        .orElse(true);
    }

    /** The names of pg_stat_progress_create_index (manual, chapter "Progress Reporting"). */
    private static String nameOf(Waiting.Phase phase) {
        return switch (phase) {
            case EARLY -> "waiting for writers before build";
            case LATE -> "waiting for old snapshots";
        };
    }
}
