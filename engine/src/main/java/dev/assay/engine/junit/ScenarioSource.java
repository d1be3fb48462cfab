package dev.assay.engine.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.platform.commons.support.ResourceSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Where a scenario file is: on the class path or in the file system. */
sealed interface ScenarioSource {

    /** The ending of scenario files. */
    String ENDING = ".yaml";

    static boolean isScenario(String name) {
        return name.endsWith(ENDING);
    }

    /** Reads back what {@link #id()} wrote. */
    static ScenarioSource parse(String id) {
        return id.startsWith(OnClasspath.SCHEME)
                ? new OnClasspath(id.substring(OnClasspath.SCHEME.length()))
                : new InFile(Path.of(id));
    }

    /** Identifies the source in unique ids. */
    String id();

    /** Names the file in messages. */
    String title();

    /** Reads the file. */
    String read();

    /** Points JUnit at a place in the file. */
    TestSource at(int line, int column);

    /** A resource of the class path. */
    record OnClasspath(String resource) implements ScenarioSource {

        private static final String SCHEME = "classpath:";

        @Override
        public String id() {
            return SCHEME + resource;
        }

        /** Family and file: the rest of the resource's name says nothing to a reader. */
        @Override
        public String title() {
            Path path = Path.of(resource);
            int count = path.getNameCount();
            return path.subpath(Math.max(0, count - 2), count).toString().replace('\\', '/');
        }

        @Override
        public String read() {
            try (InputStream in = ResourceSupport.tryToGetResources(resource)
                    .getOrThrow(problem -> new IOException(problem))
                    .iterator()
                    .next()
                    .getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(title() + " cannot be read", e);
            }
        }

        @Override
        public TestSource at(int line, int column) {
            return ClasspathResourceSource.from(resource, FilePosition.from(line, column));
        }
    }

    /** A file. */
    record InFile(Path path) implements ScenarioSource {

        @Override
        public String id() {
            return path.toAbsolutePath().normalize().toString();
        }

        @Override
        public String title() {
            return path.toString();
        }

        @Override
        public String read() {
            try {
                return Files.readString(path);
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be read", e);
            }
        }

        @Override
        public TestSource at(int line, int column) {
            return FileSource.from(path.toFile(), FilePosition.from(line, column));
        }
    }
}
