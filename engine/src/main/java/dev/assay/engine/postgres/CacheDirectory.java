package dev.assay.engine.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the directory that caches belong into on this operating system. */
final class CacheDirectory {

    private CacheDirectory() {}

    static Path find() {
        String chosen = System.getProperty(BinaryCache.DIRECTORY_PROPERTY, "");
        if (!chosen.isBlank()) {
            return Path.of(chosen);
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        Path preferred = preferred(Platform.current(), home, Privileges.isRoot(), System.getenv());
        return isUsable(preferred) ? preferred : fallback();
    }

    /** Root has a directory that every user may read, because PostgreSQL is then run without root's rights. */
    static Path preferred(Platform platform, Path home, boolean root, Map<String, String> environment) {
        if (root) {
            return Path.of("/var/cache/assay/postgres");
        }
        if (platform.isWindows()) {
            Path local = home.resolve("AppData").resolve("Local");
            return Path.of(environment.getOrDefault("LOCALAPPDATA", local.toString()), "assay", "postgres");
        }
        if (platform.name().startsWith("darwin")) {
            return home.resolve("Library/Caches/assay/postgres");
        }
        Path cache = home.resolve(".cache");
        return Path.of(environment.getOrDefault("XDG_CACHE_HOME", cache.toString()), "assay", "postgres");
    }

    private static Path fallback() {
        return Path.of(System.getProperty("java.io.tmpdir", "."), "assay-postgres-" + System.getProperty("user.name"));
    }

    private static boolean isUsable(Path directory) {
        return Stream.iterate(directory.toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(Files::exists)
                .findFirst()
                .map(Files::isWritable)
                .orElse(false);
    }
}
