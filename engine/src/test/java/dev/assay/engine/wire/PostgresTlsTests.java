package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.postgres.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real driver that insists on encryption, and a real server that has none and asks for a password by SCRAM. */
class PostgresTlsTests {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final TlsIdentity IDENTITY = TlsIdentity.create();

    @TempDir
    Path directory;

    private Database database;
    private WireProxy proxy;

    @BeforeEach
    void start() {
        database = RealServer.pool().lease();
        proxy = WireProxy.start(
                database.endpoint(),
                FaultPlan.of(WireFault.after(Point.sql("INSERT INTO cut")).cut()),
                WireOptions.DEFAULT.withTls(IDENTITY));
    }

    @AfterEach
    void end() {
        proxy.close();
        database.close();
    }

    private Connection connect(String... settings) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", proxy.endpoint().user());
        properties.setProperty("password", proxy.endpoint().password());
        properties.setProperty("gssEncMode", "disable");
        Stream.of(settings)
                .map(setting -> setting.split("=", 2))
                .forEach(pair -> properties.setProperty(pair[0], pair[1]));
        String url = proxy.endpoint().jdbcUrl().replace("?sslmode=disable", "");
        return DriverManager.getConnection(
                url.replace("127.0.0.1", properties.getProperty("as", "127.0.0.1")), properties);
    }

    private String trusted(TlsIdentity identity) throws IOException {
        return "sslrootcert=" + Files.writeString(directory.resolve("authority.pem"), identity.authorityPem());
    }

    private static void assertThatItWorks(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery("SELECT repeat('x', 1000000)")) {
            row.next();
            assertThat(row.getString(1)).hasSize(1_000_000);
        }
    }

    @Test
    void a_driver_that_insists_on_encryption_gets_in() throws Exception {
        try (Connection connection = connect("sslmode=require")) {
            assertThatItWorks(connection);
        }
        proxy.awaitEnd(BOUND);
        assertThat(proxy.problems()).isEmpty();
        assertThat(proxy.trace().entries()).anyMatch(entry -> entry.request().kind() == RequestKind.TERMINATE);
    }

    @Test
    void a_driver_that_insists_on_encryption_does_not_get_in_without() {
        try (WireProxy plain = WireProxy.start(database.endpoint())) {
            proxy.close();
            proxy = plain;
            assertThatThrownBy(() -> connect("sslmode=require")).hasMessageContaining("does not support SSL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void a_driver_that_verifies_everything_gets_in(String host) throws Exception {
        try (Connection connection = connect("sslmode=verify-full", trusted(IDENTITY), "as=" + host)) {
            assertThatItWorks(connection);
        }
        assertThat(proxy.problems()).isEmpty();
    }

    /** Why, it says in an alert that the reset of its connection may overtake: see {@link ProxyTlsTests} for that. */
    @Test
    void a_driver_that_trusts_another_authority_does_not_get_in() throws Exception {
        String other = trusted(TlsIdentity.create());
        assertThatThrownBy(() -> connect("sslmode=verify-full", other)).hasMessageContaining("SSL error");
        proxy.awaitEnd(BOUND);
        assertThat(proxy.problems())
                .allSatisfy(problem -> assertThat(problem)
                        .startsWith("the client broke the protocol: the TLS handshake failed: Received fatal alert: "));
        assertThat(proxy.trace().entries()).isEmpty();
    }

    @Test
    void a_driver_that_begins_with_tls_at_once_gets_in() throws Exception {
        try (Connection connection = connect("sslmode=require", "sslNegotiation=direct")) {
            assertThatItWorks(connection);
        }
        assertThat(proxy.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslmode=disable", "sslmode=allow"})
    void a_plain_driver_still_gets_in(String mode) throws Exception {
        try (Connection connection = connect(mode)) {
            assertThatItWorks(connection);
        }
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void channel_binding_is_not_there_for_the_server_does_not_offer_it() throws Exception {
        try (Connection connection = connect("sslmode=require", "channelBinding=prefer")) {
            assertThatItWorks(connection);
        }
        assertThatThrownBy(() -> connect("sslmode=require", "channelBinding=require"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getMessage()).containsIgnoringCase("channel binding"));
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_cut_is_seen_through_the_encryption() throws Exception {
        try (Connection direct = database.connect("setup")) {
            direct.createStatement().execute("CREATE TABLE cut (a int)");
        }
        try (Connection connection = connect("sslmode=require", "preferQueryMode=simple")) {
            assertThatThrownBy(() -> connection.createStatement().execute("INSERT INTO cut VALUES (1)"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
        }
        proxy.awaitEnd(BOUND);
        assertThat(proxy.faults()).singleElement().matches(FaultReport::hasFired);
        try (Connection direct = database.connect("look");
                ResultSet row = direct.createStatement().executeQuery("SELECT count(*) FROM cut")) {
            row.next();
            assertThat(row.getInt(1)).isOne();
        }
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_password_is_in_no_trace() throws Exception {
        connect("sslmode=require").close();
        proxy.awaitEnd(BOUND);
        assertThat(List.of(proxy.trace().render()))
                .noneMatch(text -> text.contains(database.endpoint().password()));
        assertThat(database.endpoint().password()).isNotEmpty();
    }
}
