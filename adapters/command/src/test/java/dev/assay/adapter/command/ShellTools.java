package dev.assay.adapter.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Small programs in shell that stand in for real tools. */
final class ShellTools {

    private ShellTools() {}

    static Path script(Path file, String body) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A descriptor of a runner whose program is the user's own. */
    static String descriptor(String binary, String commands, String more) {
        return """
                id: own
                title: Own runner
                version: 1.0.0
                homepage: https://example.org/own
                issues: https://example.org/own/issues
                license: MIT
                binary: %s
                version-command: ["{binary}", --version]
                files: {up: "{version}_{name}.sql"}
                commands: %s
                tracker: {relations: [public.done], kind: set, applied: SELECT version FROM public.done}
                %s
                """.formatted(binary, commands, more);
    }
}
