package dev.assay.engine.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of PgBouncer: its own settings, and who may enter with which password. */
final class PgBouncerFiles {

    private PgBouncerFiles() {}

    /**
     * Writes the files into a directory that only its owner may enter.
     *
     * @return the one that the program is started with
     */
    static Path write(Path directory, Endpoint database, int port) throws IOException {
        Files.writeString(users(directory), quoted(database.user()) + " " + quoted(database.password()) + "\n");
        return Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                * = host=%s port=%d

                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = %s
                auth_file = %s
                pool_mode = transaction
                default_pool_size = 10
                server_round_robin = 1
                server_tls_sslmode = disable
                client_tls_sslmode = disable
                ignore_startup_parameters = extra_float_digits
                """.formatted(
                        database.host(),
                        database.port(),
                        port,
                        database.password().isEmpty() ? "trust" : "scram-sha-256",
                        users(directory)));
    }

    static Path users(Path directory) {
        return directory.resolve("userlist.txt");
    }

    /** A quote within is doubled (PgBouncer's manual, "Authentication file format"). */
    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
