package dev.assay.engine.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** How the reaper ends each kind of thing. Uses the JDK and JDBC only. */
final class ReaperActions {

    private static final int USER = 2;
    private static final Duration DELETE_BOUND = Duration.ofSeconds(10);

    private ReaperActions() {}

    static void end(ReaperEntry entry) throws SQLException {
        switch (entry.kind()) {
            case PROCESS -> endProcess(Long.parseLong(entry.value(0)), Long.parseLong(entry.value(1)));
            case DATABASES -> dropDatabases(entry.values());
            case CONTAINER -> DockerEngine.find().ifPresent(docker -> docker.removeContainer(entry.value(0)));
            case CLUSTER -> endCluster(Path.of(entry.value(0)));
            case DIRECTORY -> FileTrees.delete(Path.of(entry.value(0)), DELETE_BOUND);
        }
    }

    private static void endProcess(long pid, long start) {
        ProcessHandle.of(pid)
                .filter(process -> ReaperEntry.startOf(process) == start)
                .ifPresent(process -> {
                    // Children first seen, then the parent: a dead parent has no descendants any more.
                    Stream.concat(process.descendants().toList().stream(), Stream.of(process))
                            .forEach(ProcessHandle::destroyForcibly);
                });
    }

    private static void dropDatabases(List<String> values) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", values.get(USER));
        properties.setProperty("password", values.get(USER + 1));
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        List<String> kept = values.subList(USER + 2, values.size());
        try (Connection connection = DriverManager.getConnection(values.get(1), properties)) {
            for (String name : databases(connection, values.get(0))) {
                if (!kept.contains(name)) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(SqlNames.dropDatabase(name));
                    }
                }
            }
        }
    }

    private static List<String> databases(Connection connection, String prefix) throws SQLException {
        List<String> names = new ArrayList<>();
        String sql = "SELECT datname FROM pg_catalog.pg_database WHERE pg_catalog.starts_with(datname, ?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, prefix);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** The directory's name is random: whatever has it on its command line is initdb or the postmaster. */
    private static void endCluster(Path root) {
        List<ProcessHandle> processes = new ArrayList<>(ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(root.toString()))
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .toList());
        PostmasterFile.read(root.resolve("data"))
                .flatMap(PostmasterFile::process)
                .ifPresent(processes::add);
        processes.forEach(ServerProcesses::quit);
        processes.forEach(ServerProcesses::awaitEnd);
        FileTrees.delete(root, DELETE_BOUND);
    }
}
