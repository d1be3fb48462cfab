package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libpq, which most tools stand on, thinks of the proxy's encryption. */
class ToolTlsTests {

    /** What psql says of an encrypted connection, up to version 17 and from 18 on. */
    private static final String ENCRYPTED = "SSL connection|SSL Connection\\s*\\|\\s*true";

    private static final TlsIdentity IDENTITY = TlsIdentity.create();

    @TempDir
    Path directory;

    private Database database;
    private WireProxy proxy;

    @BeforeEach
    void start() {
        PostgresTools.assumeFound("psql");
        database = RealServer.pool().lease();
        proxy = WireProxy.start(database.endpoint(), FaultPlan.none(), WireOptions.DEFAULT.withTls(IDENTITY));
    }

    @AfterEach
    void end() {
        if (proxy != null) {
            proxy.close();
            database.close();
        }
    }

    private String psql(TlsIdentity trusted, String... settings) throws Exception {
        Path file = Files.writeString(directory.resolve("authority.pem"), trusted.authorityPem());
        Map<String, String> environment = new HashMap<>();
        environment.put("PGSSLROOTCERT", file.toString());
        for (String setting : settings) {
            environment.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        return PostgresTools.run(
                "psql", proxy.endpoint(), environment, "-X", "-c", "\\conninfo", "-c", "SELECT 'got in'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"require", "verify-ca", "verify-full"})
    void psql_gets_in_encrypted(String mode) throws Exception {
        assertThat(psql(IDENTITY, "PGHOST=localhost", "PGSSLMODE=" + mode))
                .contains("got in")
                .containsPattern(ENCRYPTED);
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void psql_takes_encryption_if_it_can_get_it() throws Exception {
        assertThat(psql(IDENTITY, "PGSSLMODE=prefer")).contains("got in").containsPattern(ENCRYPTED);
    }

    @Test
    void psql_gets_in_plain() throws Exception {
        assertThat(psql(IDENTITY, "PGSSLMODE=disable")).contains("got in").doesNotContainPattern(ENCRYPTED);
    }

    @Test
    void psql_does_not_get_in_if_it_trusts_another_authority() throws Exception {
        assertThat(psql(TlsIdentity.create(), "PGHOST=localhost", "PGSSLMODE=verify-full"))
                .contains("certificate verify failed");
    }

    @Test
    void psql_does_without_channel_binding_unless_it_insists() throws Exception {
        assertThat(psql(IDENTITY, "PGSSLMODE=require", "PGCHANNELBINDING=prefer"))
                .contains("got in");
        assertThat(psql(IDENTITY, "PGSSLMODE=require", "PGCHANNELBINDING=require"))
                .contains("channel binding is required, but server did not offer an authentication method");
        assertThat(proxy.problems()).isEmpty();
    }
}
