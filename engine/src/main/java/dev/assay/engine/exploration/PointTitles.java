package dev.assay.engine.exploration;

import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.wire.Trace;
import dev.assay.engine.wire.TraceEntry;
import dev.assay.engine.wire.WireRequest;
import dev.assay.engine.yaml.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names points for people, for instance {@code before COMMIT of 103_suggest_changes, blackout}. */
final class PointTitles {

    /** A text that is shorter than this may be part of a migration by chance. */
    private static final int TELLING = 12;

    private final Map<Long, WireRequest> requests = new HashMap<>();
    private final AwaitedAnswers awaited;
    private final Map<Long, Migration> migrations = new HashMap<>();

    PointTitles(Trace trace, Release release) {
        this.awaited = new AwaitedAnswers(trace);
        Map<Integer, Migration> current = new HashMap<>();
        for (TraceEntry entry : trace.entries()) {
            WireRequest request = entry.request();
            requests.put(request.ordinal(), request);
            migration(release.migrations(), request.sql())
                    .ifPresent(migration -> current.put(request.connection(), migration));
            Migration now = current.get(request.connection());
            if (now != null) {
                migrations.put(request.ordinal(), now);
            }
        }
    }

    private static Optional<Migration> migration(List<Migration> all, @Nullable String sql) {
        String text = sql == null ? "" : folded(sql);
        return all.stream().filter(migration -> isOf(migration, text)).findFirst();
    }

    private static boolean isOf(Migration migration, String text) {
        String up = folded(migration.up());
        return text.length() >= TELLING && (up.contains(text) || text.contains(up));
    }

    private static String folded(String sql) {
        return sql.replaceAll("[\\s;]+", " ").strip();
    }

    String of(CrashPoint point) {
        return Words.spelling(point.side()) + " " + of(point.ordinal()) + ", " + Words.spelling(point.mode());
    }

    /** Names a request, for instance {@code COMMIT of 103_suggest_changes} or {@code INSERT INTO T (Bind)}. */
    String of(long ordinal) {
        WireRequest request = requests.get(ordinal);
        String what = request == null ? "request " + ordinal : title(request);
        Migration migration = migrations.get(ordinal);
        return what + (migration == null ? "" : " of " + migration.title());
    }

    /** A statement speaks for itself; the other messages of a pipeline are called by their names, too. */
    private String title(WireRequest request) {
        String statements = awaited.statements(request);
        String message = request.kind().messageName();
        if (statements.isEmpty()) {
            return message;
        }
        return request.commands().isEmpty() ? statements + " (" + message + ")" : statements;
    }
}
