package dev.assay.engine.postgres;

import dev.assay.engine.await.Await;
import dev.assay.engine.await.AwaitTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One data directory and the postmaster that runs on it.
 *
 * <p>The postmaster is a direct child of this JVM, so that it can be watched and ended by its process id; its standard
 * output goes to a file beside the data.
 */
final class Cluster {

    private static final Duration INITDB_BOUND = Duration.ofSeconds(60);
    private static final Duration START_BOUND = Duration.ofSeconds(30);
    private static final int LOG_TAIL_LINES = 12;

    private final Path root;
    private final Path home;
    private final Platform platform;
    private final Privileges privileges;

    /**
     * Prepare a cluster, without making it.
     *
     * @param root an empty directory that is this cluster's alone
     * @param home where the programs are
     */
    Cluster(Path root, Path home, Platform platform, Privileges privileges) {
        this.root = root;
        this.home = home;
        this.platform = platform;
        this.privileges = privileges;
    }

    Path data() {
        return root.resolve("data");
    }

    /** Make the data directory. */
    void initialize(String user, String password, List<String> settings) throws IOException {
        Path passwordFile = Files.writeString(root.resolve("password"), password + "\n");
        privileges.own(passwordFile);
        privileges.own(root);
        Process initdb = launch(List.of(
                program("initdb"),
                "--pgdata=" + data(),
                "--username=" + user,
                "--auth=scram-sha-256",
                "--pwfile=" + passwordFile,
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync"));
        finish(initdb, "initdb");
        Files.delete(passwordFile);
        Path configuration = data().resolve("postgresql.conf");
        Files.writeString(configuration, Files.readString(configuration) + "\n" + String.join("\n", settings) + "\n");
    }

    /** Start the postmaster on a port and wait until it accepts connections. */
    ProcessHandle start(int port) throws IOException {
        PostmasterFile.delete(data());
        Process launched = launch(postmasterCommand(port));
        try {
            Await.until(
                    "PostgreSQL in " + data() + " to accept connections",
                    START_BOUND,
                    () -> status(launched),
                    s -> s.equals("ready") || s.equals("ended"));
        } catch (AwaitTimeoutException e) {
            stop(postmaster(launched));
            throw new IOException(e.getMessage() + "\n" + logTail(), e);
        }
        ProcessHandle postmaster = postmaster(launched);
        if (!postmaster.isAlive()) {
            throw new IOException("postgres ended before it was ready\n" + logTail());
        }
        return postmaster;
    }

    /** On Windows pg_ctl stands between, because it takes an administrator's rights away and postgres refuses them. */
    private List<String> postmasterCommand(int port) {
        String data = data().toString();
        return platform.isWindows()
                ? List.of(program("pg_ctl"), "start", "-D", data, "-o", "-p " + port, "-w")
                : List.of(program("postgres"), "-D", data, "-p", Integer.toString(port));
    }

    private ProcessHandle postmaster(Process launched) {
        return platform.isWindows()
                ? PostmasterFile.read(data()).flatMap(PostmasterFile::process).orElseGet(launched::toHandle)
                : launched.toHandle();
    }

    private String status(Process launched) {
        if (!postmaster(launched).isAlive()) {
            return "ended";
        }
        return PostmasterFile.read(data()).map(PostmasterFile::status).orElse("not started");
    }

    /** End the postmaster at once, with all its children. The data may need recovery after that. */
    void stop(ProcessHandle postmaster) {
        ServerProcesses.quit(postmaster);
        ServerProcesses.awaitEnd(postmaster);
    }

    /** The last lines that the programs wrote. */
    String logTail() {
        try {
            List<String> lines =
                    Files.readString(log(), StandardCharsets.ISO_8859_1).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    private Path log() {
        return root.resolve("server.log");
    }

    private void finish(Process process, String name) throws IOException {
        try {
            if (!process.waitFor(INITDB_BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " did not end within " + INITDB_BOUND.toSeconds() + " s\n" + logTail());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + name, e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with exit status " + process.exitValue() + "\n" + logTail());
        }
    }

    private Process launch(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnSession.command(privileges.command(command)))
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // PostgreSQL's own environment variables of the user would change what the programs do.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private String program(String name) {
        return home.resolve("bin").resolve(platform.executable(name)).toString();
    }
}
