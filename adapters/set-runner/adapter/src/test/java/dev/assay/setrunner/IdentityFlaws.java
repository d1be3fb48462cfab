package dev.assay.setrunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Wrong ideas of which file is which migration. */
final class IdentityFlaws {

    private IdentityFlaws() {}

    static List<Miniature> all() {
        return List.of(
                Miniature.breaking("runs-a-renamed-file-again", RunsARenamedFileAgain::new, 36),
                Miniature.breaking("does-not-look-at-texts", IgnoresTexts::new, 37),
                Miniature.breaking("hashes-raw-line-endings", HashesRawLineEndings::new, 38),
                Miniature.breaking("does-not-miss-a-file", DoesNotMissAFile::new, 39, 40),
                Miniature.breaking("takes-the-last-of-two-files", TakesTheLastOfTwoFiles::new, 7, 8),
                Miniature.breaking("names-neither-of-two-files", NamesNeitherOfTwoFiles::new, 6, 7));
    }

    private static final class RunsARenamedFileAgain extends Parts {
        @Override
        Consistency consistency(Options options, MigrationSet disk) {
            return new Consistency(options, disk) {
                @Override
                void checkName(TrackerRow row) {}

                @Override
                List<MigrationFile> pending(List<TrackerRow> rows) {
                    return super.pending(
                            rows.stream().filter(row -> !isRenamed(row)).toList());
                }

                private boolean isRenamed(TrackerRow row) {
                    return Optional.ofNullable(disk.get(row.version()))
                            .filter(file -> !file.name().equals(row.id().name()))
                            .isPresent();
                }
            };
        }

        @Override
        Tracker tracker(Session session, Options options) {
            return new ReplacingTracker(session, options.tracker());
        }
    }

    private static final class IgnoresTexts extends Parts {
        @Override
        Consistency consistency(Options options, MigrationSet disk) {
            return new Consistency(options, disk) {
                @Override
                void checkContent(TrackerRow row) {}
            };
        }
    }

    private static final class HashesRawLineEndings extends Parts {
        @Override
        String checksum(SourceFile source) {
            return Checksum.of(source.text());
        }
    }

    private static final class DoesNotMissAFile extends Parts {
        @Override
        Consistency consistency(Options options, MigrationSet disk) {
            return new Consistency(options, disk) {
                @Override
                void checkFiles(List<TrackerRow> rows) {}
            };
        }
    }

    private static final class TakesTheLastOfTwoFiles extends Parts {
        @Override
        MigrationSet read(Path directory) {
            TreeMap<Long, MigrationFile> set = new TreeMap<>();
            try (Stream<Path> files = Files.list(directory)) {
                files.sorted().forEach(file -> add(set, file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new MigrationSet(set);
        }

        private static void add(TreeMap<Long, MigrationFile> set, Path file) {
            FileName name = FileName.parse(String.valueOf(file.getFileName()));
            if (name != null && name.up()) {
                Path down = file.resolveSibling(
                        String.valueOf(file.getFileName()).replaceFirst("\\.up\\.sql$", ".down.sql"));
                set.put(
                        name.version(),
                        new MigrationFile(
                                new MigrationId(name.version(), name.name()), file, Files.exists(down) ? down : null));
            }
        }
    }

    private static final class NamesNeitherOfTwoFiles extends Parts {
        @Override
        MigrationSet read(Path directory) {
            try {
                return super.read(directory);
            } catch (SetRunnerException.FilesRefused e) {
                throw new SetRunnerException.FilesRefused(
                        new Problem("migrations", "sound files", "something is wrong", "", ""), e);
            }
        }
    }
}
