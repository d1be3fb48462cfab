package dev.assay.engine.execution;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.scenario.Migration;
import dev.assay.engine.scenario.Release;
import dev.assay.engine.schema.CatalogReader;
import dev.assay.engine.schema.Exclusions;
import dev.assay.engine.schema.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Tells which schema a release gives: the one that a plain replay of it in version order gives on an empty database,
 * made by Assay itself over JDBC, without any runner. Each release is replayed once.
 */
final class Oracle {

    /** What is known of a release. */
    sealed interface Truth {}

    /** The schema that it gives. */
    record Schema(Snapshot snapshot) implements Truth {}

    /** It gives none, because it cannot be applied. */
    record Impossible(String why) implements Truth {}

    private record Key(List<List<Object>> migrations) {}

    private final Supplier<Database> empty;
    private final Map<Key, Truth> known = new ConcurrentHashMap<>();

    Oracle(Supplier<Database> empty) {
        this.empty = empty;
    }

    Truth of(Release release) {
        if (release.isAmbiguous()) {
            return new Impossible("two files have one version in " + release);
        }
        List<Migration> ordered = release.migrations().stream()
                .sorted(Comparator.comparingLong(Migration::version))
                .toList();
        Key key = new Key(ordered.stream()
                .map(one -> List.<Object>of(one.version(), one.up(), one.transactional()))
                .toList());
        return known.computeIfAbsent(key, missing -> replay(ordered));
    }

    private Truth replay(List<Migration> ordered) {
        try (Database database = empty.get();
                Connection connection = database.connect("assay oracle")) {
            for (Migration migration : ordered) {
                try {
                    Replay.up(connection, migration);
                } catch (SQLException e) {
                    Replay.requireSession(connection, "the oracle", e);
                    return new Impossible(migration.title() + ": " + Replay.describe(e));
                }
            }
            return new Schema(CatalogReader.read(connection, Exclusions.none()));
        } catch (SQLException e) {
            throw new ExecutionException("the oracle could not be read: " + Replay.describe(e), e);
        }
    }
}
