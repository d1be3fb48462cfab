package dev.assay.engine.postgres;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that nothing that Assay starts outlives Assay, however Assay ends.
 *
 * <p>A tiny JVM of its own holds the other end of a pipe. Assay writes to it what it starts, before or as soon as it is
 * started, and what it has ended. When the pipe closes, because Assay ended or was killed, that JVM ends what is still
 * written down, and then itself. It ignores the signals of a terminal, and where {@code setsid} is to be had it is
 * in a session of its own, so that what ends Assay does not end it.
 *
 * <p>It starts with the first thing to watch. An orderly end of Assay needs no shut-down hook: the pipe closes then too.
 */
public final class Reaper {

    private static final Object LOCK = new Object();

    private static final Set<ReaperEntry> WATCHED = new LinkedHashSet<>();

    private static @Nullable Process process;

    private Reaper() {}

    /** Something that is ended with Assay until the watch is closed. */
    public interface Watch extends AutoCloseable {

        /** Forget it: it has ended, or may live on. */
        @Override
        void close();
    }

    /**
     * End a process, and those that it started, if Assay ends first.
     *
     * @param watched the process; it is known by its id and the time of its start, so that another one that gets the
     *     same id later is never touched
     */
    public static Watch watch(ProcessHandle watched) {
        return watch(ReaperEntry.process(watched));
    }

    /** Delete a directory, with all that is in it, if Assay ends first. */
    public static Watch watchDirectory(Path directory) {
        return watch(ReaperEntry.of(
                ReaperEntry.Kind.DIRECTORY, directory.toAbsolutePath().toString()));
    }

    /** End the server whose data are in {@code root/data}, and delete {@code root}, if Assay ends first. */
    static Watch watchCluster(Path root) {
        return watch(
                ReaperEntry.of(ReaperEntry.Kind.CLUSTER, root.toAbsolutePath().toString()));
    }

    /** Remove a container, which need not exist yet, if Assay ends first. */
    static Watch watchContainer(String name) {
        return watch(ReaperEntry.of(ReaperEntry.Kind.CONTAINER, name));
    }

    /** Drop all databases whose names begin with {@code prefix}, but those to keep, if Assay ends first. */
    static Watch watchDatabases(String prefix, Endpoint server, Collection<String> kept) {
        List<String> values = new ArrayList<>(List.of(prefix, server.jdbcUrl(), server.user(), server.password()));
        values.addAll(kept);
        return watch(new ReaperEntry(ReaperEntry.Kind.DATABASES, List.copyOf(values)));
    }

    private static Watch watch(ReaperEntry entry) {
        synchronized (LOCK) {
            WATCHED.add(entry);
            tell(entry.toLine());
        }
        return () -> forget(entry);
    }

    private static void forget(ReaperEntry entry) {
        synchronized (LOCK) {
            if (WATCHED.remove(entry)) {
                tell(ReaperMain.FORGET + entry.toLine());
            }
        }
    }

    /** The id of the reaper's own process, for tests. */
    static long pid() throws IOException {
        synchronized (LOCK) {
            return running().pid();
        }
    }

    private static void tell(String line) {
        try {
            Process current = process;
            if (current == null || !current.isAlive() || !write(current, line)) {
                process = null;
                running();
            }
        } catch (IOException e) {
            throw noReaper(String.valueOf(e.getMessage())).because(e);
        }
    }

    /** The reaper; if somebody ended it, a new one that is told everything again. */
    private static Process running() throws IOException {
        Process current = process;
        if (current == null || !current.isAlive()) {
            current = start();
            process = current;
            for (ReaperEntry entry : WATCHED) {
                if (!write(current, entry.toLine())) {
                    throw new IOException("it ended at once");
                }
            }
        }
        return current;
    }

    private static boolean write(Process reaper, String line) {
        try {
            OutputStream pipe = reaper.getOutputStream();
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-cp"));
        command.add(location(ReaperMain.class) + File.pathSeparator + location(driver()));
        command.add(ReaperMain.class.getName());
        return new ProcessBuilder(OwnSession.command(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Class<?> driver() {
        try {
            return DriverManager.getDriver("jdbc:postgresql://127.0.0.1/").getClass();
        } catch (SQLException e) {
            throw noReaper("no PostgreSQL driver on the class path").because(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PostgresException noReaper(String found) {
        return PostgresException.at("the reaper, Assay's process that cleans up after it")
                .expected("a second JVM that runs as long as this one")
                .found(found)
                .rule("no server, process or database may outlive Assay, so none is started without the reaper")
                .next("make sure that " + System.getProperty("java.home") + " can start processes");
    }
}
