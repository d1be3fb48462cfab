package dev.assay.setrunner;

import dev.assay.setrunner.catalog.CatalogObject;
import dev.assay.setrunner.catalog.CatalogSnapshot;
import dev.assay.setrunner.catalog.Deviation;
import java.sql.SQLException;
import java.util.List;

/** Adoption that does not prove, or loses what it adopts. */
final class AdoptionFlaws {

    private AdoptionFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("adopts-by-names", AdoptsByNames::new, 46, 47),
                Miniature.breaking("adopts-without-what-is-missing", AdoptsWithoutMaking::new, 46, 80),
                Miniature.breaking("adopts-what-it-cannot-prove", AdoptsTheUnproven::new, 12, 46, 47, 50),
                Miniature.breaking("adopts-by-making-it-anew", MakesItAnew::new, 46, 48, 50),
                Miniature.breaking("marks-before-it-proves", MarksBeforeItProves::new, 80));
    }

    private static final class AdoptsByNames extends Parts {
        @Override
        Adoption adoption(
                List<ParsedMigration> release, List<CatalogSnapshot> replayed, CatalogSnapshot real, Options options) {
            return new Adoption(release, replayed, real, options.columnOrder()) {
                @Override
                List<Deviation> deviations(int count) {
                    return super.deviations(count).stream()
                            .filter(deviation -> deviation.kind() == Deviation.Kind.MISSING)
                            .toList();
                }
            };
        }

        @Override
        AdoptionWork adoptionWork(
                RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
            return new AdoptionWork(context, adoption, proof, expected) {
                @Override
                void proveAgain() {}
            };
        }
    }

    private static final class AdoptsWithoutMaking extends Parts {
        @Override
        AdoptionWork adoptionWork(
                RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
            return new AdoptionWork(context, adoption, proof, expected) {
                @Override
                void make(List<CatalogObject> objects) {}

                @Override
                void buildConcurrently(CatalogObject index) {}

                @Override
                void proveAgain() {}
            };
        }
    }

    private static final class AdoptsTheUnproven extends Parts {
        @Override
        AdoptCommand adopt(Options options, Session session, MigrationSet disk) {
            return new AdoptCommand(options, session, disk) {
                @Override
                AdoptResult run() throws SQLException {
                    try {
                        return super.run();
                    } catch (SetRunnerException.ExistingObjects e) {
                        return markAll();
                    }
                }

                private AdoptResult markAll() throws SQLException {
                    Tracker tracker = tracker(session, options);
                    tracker.create();
                    List<MigrationFile> files = consistency(options, disk).pending(tracker.rows());
                    for (MigrationFile file : files) {
                        tracker.insert(file.id(), checksum(SourceFile.read(file.up())));
                    }
                    return new AdoptResult(
                            files.stream().map(MigrationFile::id).toList(), List.of(), List.of(), List.of());
                }
            };
        }
    }

    private static final class MakesItAnew extends Parts {
        @Override
        AdoptCommand adopt(Options options, Session session, MigrationSet disk) {
            return new AdoptCommand(options, session, disk) {
                @Override
                AdoptResult run() throws SQLException {
                    session.execute("DROP SCHEMA public CASCADE");
                    session.execute("CREATE SCHEMA public");
                    MigrateResult made = migrate(options, session, disk).run();
                    return new AdoptResult(made.applied(), List.of(), List.of(), List.of());
                }
            };
        }
    }

    private static final class MarksBeforeItProves extends Parts {
        @Override
        AdoptionWork adoptionWork(
                RunContext context, Adoption adoption, Adoption.Proof proof, CatalogSnapshot expected) {
            return new AdoptionWork(context, adoption, proof, expected) {
                @Override
                List<String> record(List<ParsedMigration> proven) throws SQLException {
                    context.tracker().create();
                    context.record("adoption", () -> {
                        for (ParsedMigration migration : proven) {
                            context.tracker().insert(migration.id(), context.checksum(migration));
                        }
                    });
                    return super.record(proven);
                }
            };
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }
    }
}
