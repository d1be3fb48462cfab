package dev.assay.engine.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a process into a session of its own where {@code setsid} is to be had, so that a signal to Assay's whole process
 * group, be it Ctrl-C or the SIGKILL of a CI system, does not reach it. A postmaster that gets SIGKILL leaves its shared
 * memory behind; the reaper ends it properly instead.
 */
final class OwnSession {

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    static List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            whole.add(SETSID.toString());
        }
        whole.addAll(command);
        return whole;
    }
}
