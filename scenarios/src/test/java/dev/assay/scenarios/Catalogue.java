package dev.assay.scenarios;

import dev.assay.engine.scenario.Scenario;
import dev.assay.engine.scenario.ScenarioParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The catalogue's files as they stand on the class path of the tests. */
final class Catalogue {

    private Catalogue() {}

    /** One file of the catalogue. */
    record Entry(Path path) {

        String text() {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Scenario scenario() {
            return ScenarioParser.parse(toString(), text());
        }

        String stem() {
            return path.getFileName().toString().replaceFirst("\\.yaml$", "");
        }

        String folder() {
            return Objects.requireNonNull(path.getParent()).getFileName().toString();
        }

        @Override
        public String toString() {
            return folder() + "/" + path.getFileName();
        }
    }

    static Path root() {
        try {
            URI root = Objects.requireNonNull(Catalogue.class.getResource("/dev/assay/scenarios/parallel-merge"))
                    .toURI();
            return Objects.requireNonNull(Path.of(root).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<Entry> entries() {
        try (Stream<Path> files = Files.walk(root())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(Entry::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
