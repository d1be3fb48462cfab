package dev.assay.engine.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How PostgreSQL's programs are run here: as they are, or, because they refuse to run as root, without root's rights.
 *
 * @param prefix what is put before every command
 * @param owner the numeric user that must own the data directory, or -1 if that does not matter
 */
record Privileges(List<String> prefix, int owner) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;
    private static final long PROBE_SECONDS = 10;

    /** Find out what works. */
    static Privileges detect() {
        if (!isRoot()) {
            return new Privileges(List.of(), -1);
        }
        if (works("unshare", "-U", "true")) {
            return new Privileges(List.of("unshare", "-U"), -1);
        }
        List<String> dropped =
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--inh-caps=-all");
        List<String> probe = new ArrayList<>(dropped);
        probe.add("true");
        if (works(probe.toArray(new String[0]))) {
            return new Privileges(dropped, NOBODY);
        }
        throw PostgresException.at("embedded PostgreSQL")
                .expected("a user other than root, or a way to give up root's rights")
                .found("root, and neither \"unshare -U\" nor \"setpriv --reuid\" works here")
                .rule("PostgreSQL refuses to run as root")
                .next("run Assay as another user, install util-linux, or use --postgres URL");
    }

    /** Whether this process runs as root. */
    static boolean isRoot() {
        Path self = Path.of("/proc/self");
        try {
            return Files.exists(self)
                    ? Integer.valueOf(ROOT).equals(Files.getAttribute(self, "unix:uid"))
                    : System.getProperty("user.name", "").equals("root");
        } catch (IOException e) {
            return false;
        }
    }

    /** The command with what must stand before it. */
    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hand a directory over to the user that PostgreSQL will run as. */
    void own(Path path) throws IOException {
        if (owner >= 0) {
            Files.setAttribute(path, "unix:uid", owner);
            Files.setAttribute(path, "unix:gid", owner);
        }
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
