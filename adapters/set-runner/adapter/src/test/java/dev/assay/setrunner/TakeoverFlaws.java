package dev.assay.setrunner;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Wrong readings of the tracker of another runner. */
final class TakeoverFlaws {

    private TakeoverFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("ignores-dirty", () -> reading(IgnoresDirty::new), 52),
                Miniature.breaking("stops-one-below-the-counter", () -> reading(StopsOneBelow::new), 51, 80, 94),
                Miniature.breaking("reads-any-tracker-of-the-name", () -> reading(ReadsAnySchema::new), 51, 54),
                Miniature.breaking("refuses-for-a-dirty-tracker-elsewhere", () -> reading(FearsAnySchema::new), 54),
                Miniature.breaking("takes-an-empty-counter-for-all", TakesEmptyForAll::new, 12, 53),
                Miniature.breaking("records-every-number-up-to-the-counter", RecordsEveryNumber::new, 40, 55),
                Miniature.breaking("takes-over-row-by-row", TakesOverRowByRow::new, 60, 80));
    }

    /** Makes what reads the tracker of another runner. */
    interface Reading {
        LegacyTracker make(Session session, QualifiedName name);
    }

    private static Parts reading(Reading reading) {
        return new Parts() {
            @Override
            LegacyTracker legacyTracker(Session session, QualifiedName name) {
                return reading.make(session, name);
            }
        };
    }

    private static final class IgnoresDirty extends LegacyTracker {
        IgnoresDirty(Session session, QualifiedName name) {
            super(session, name);
        }

        @Override
        OptionalLong counter(Row row) {
            return super.counter(new Row(row.version(), false));
        }
    }

    private static final class StopsOneBelow extends LegacyTracker {
        StopsOneBelow(Session session, QualifiedName name) {
            super(session, name);
        }

        @Override
        OptionalLong counter(Row row) {
            return super.counter(new Row(row.version() - 1, row.dirty()));
        }
    }

    /** Takes the lowest counter of all tables that have the name, in whatever schema. */
    private static final class ReadsAnySchema extends LegacyTracker {
        private final Session session;
        private final QualifiedName name;

        ReadsAnySchema(Session session, QualifiedName name) {
            super(session, name);
            this.session = session;
            this.name = name;
        }

        @Override
        OptionalLong counter() throws SQLException {
            List<Long> counters = new ArrayList<>();
            super.counter().ifPresent(counters::add);
            for (QualifiedName namesake : namesakes(session, name)) {
                counters.addAll(session.query("SELECT version FROM " + namesake.sql(), row -> row.getLong(1)));
            }
            return counters.stream().mapToLong(Long::longValue).min();
        }
    }

    /** Reads the right counter, and asks all tables that have its name to be clean. */
    private static final class FearsAnySchema extends LegacyTracker {
        private final Session session;
        private final QualifiedName name;

        FearsAnySchema(Session session, QualifiedName name) {
            super(session, name);
            this.session = session;
            this.name = name;
        }

        @Override
        OptionalLong counter() throws SQLException {
            for (QualifiedName namesake : namesakes(session, name)) {
                new LegacyTracker(session, namesake).counter();
            }
            return super.counter();
        }
    }

    private static List<QualifiedName> namesakes(Session session, QualifiedName name) throws SQLException {
        return session.query(
                "SELECT schemaname FROM pg_catalog.pg_tables WHERE tablename = " + Sql.literal(name.table())
                        + " AND schemaname <> " + Sql.literal(name.schema()),
                row -> new QualifiedName(row.getString(1), name.table()));
    }

    private static final class TakesEmptyForAll extends Parts {
        @Override
        History history(Session session, Options options, MigrationSet disk) throws SQLException {
            History history = super.history(session, options, disk);
            QualifiedName legacy = options.legacyTracker();
            boolean empty = history.rows().isEmpty() && legacy != null && Tables.exists(session, legacy);
            return empty ? covering(disk.all().stream().toList()) : history;
        }
    }

    private static History covering(List<MigrationFile> files) {
        return new History(
                files.stream()
                        .map(file -> new TrackerRow(file.id(), Instant.EPOCH, null))
                        .toList(),
                files);
    }

    /** One row for each number that the counter has passed, whether there is a file for it or not. */
    private static final class RecordsEveryNumber extends Parts {
        private static final long MOST = 1000;
        private static final String UNKNOWN = "unknown";

        @Override
        History history(Session session, Options options, MigrationSet disk) throws SQLException {
            QualifiedName legacy = options.legacyTracker();
            boolean fresh = tracker(session, options).rows().isEmpty();
            OptionalLong counter =
                    fresh && legacy != null ? legacyTracker(session, legacy).counter() : OptionalLong.empty();
            if (counter.isEmpty() || counter.getAsLong() > MOST) {
                return super.history(session, options, disk);
            }
            List<MigrationFile> files = new ArrayList<>();
            for (long version = 1; version <= counter.getAsLong(); version++) {
                MigrationFile file = disk.get(version);
                files.add(
                        file == null
                                ? new MigrationFile(new MigrationId(version, UNKNOWN), options.migrations(), null)
                                : file);
            }
            return covering(files);
        }

        @Override
        Consistency consistency(Options options, MigrationSet disk) {
            return new Consistency(options, disk) {
                @Override
                void checkFiles(List<TrackerRow> rows) {
                    super.checkFiles(rows.stream().filter(row -> !isMadeUp(row)).toList());
                }

                @Override
                void checkName(TrackerRow row) {
                    if (!isMadeUp(row)) {
                        super.checkName(row);
                    }
                }
            };
        }

        private static boolean isMadeUp(TrackerRow row) {
            return row.id().name().equals(UNKNOWN);
        }
    }

    private static final class TakesOverRowByRow extends Parts {
        @Override
        MigrateCommand migrate(Options options, Session session, MigrationSet disk) {
            return new MigrateCommand(options, session, disk) {
                @Override
                void takeOver(RunContext context, History history) throws SQLException {
                    for (MigrationFile file : history.adopted()) {
                        context.record("takeover", () -> context.tracker().insert(file.id(), null));
                    }
                }
            };
        }
    }
}
