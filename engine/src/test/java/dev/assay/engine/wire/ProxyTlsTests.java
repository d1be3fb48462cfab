package dev.assay.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.await.Await;
import dev.assay.engine.wire.protocol.AuthenticationOk;
import dev.assay.engine.wire.protocol.Query;
import dev.assay.engine.wire.protocol.ReadyForQuery;
import dev.assay.engine.wire.protocol.SslRequest;
import dev.assay.engine.wire.protocol.StartupMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encryption on the client's side, message by message. */
class ProxyTlsTests extends ScriptedProxy {

    private static final TlsIdentity IDENTITY = TlsIdentity.create();
    private static final StartupMessage STARTUP =
            new StartupMessage(StartupMessage.VERSION_3_2, Map.of("user", "u", "database", "d"));

    private void startWithTls(WireFault... faults) {
        start(WireOptions.DEFAULT.withTls(IDENTITY), faults);
    }

    private static X509Certificate authority() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(IDENTITY.authorityPem().getBytes(StandardCharsets.US_ASCII)));
    }

    /** A client's socket that trusts the authority only, and checks the name of the host. */
    private static SSLSocket encrypted(Socket plain, String version, String... applicationProtocols) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", 0, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(applicationProtocols);
        parameters.setProtocols(new String[] {version});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private RawClient direct() throws Exception {
        return new RawClient(encrypted(plain(), "TLSv1.3", "postgresql"));
    }

    private Socket plain() throws IOException {
        Socket socket = new Socket(proxy.endpoint().host(), proxy.endpoint().port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_client_that_asks_is_answered_and_encrypted(String version) throws Exception {
        backend.accept()
                .expectUntyped(STARTUP)
                .send(new AuthenticationOk(), new ReadyForQuery('I'))
                .expectEnd()
                .close(false);
        startWithTls();
        Socket plain = plain();
        new SslRequest().encode().writeTo(plain.getOutputStream());
        assertThat(plain.getInputStream().read()).isEqualTo('S');
        try (RawClient client = new RawClient(encrypted(plain, version))) {
            client.send(STARTUP);
            client.expect(new AuthenticationOk(), new ReadyForQuery('I'));
        }
        proxy.awaitEnd(BOUND);
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_client_may_begin_with_tls_at_once_if_it_says_what_it_speaks() throws Exception {
        backend.session().expect(new Query("x")).send(new ReadyForQuery('I'));
        startWithTls();
        try (RawClient client = direct()) {
            client.send(STARTUP);
            client.untilReady();
            client.send(new Query("x"));
            client.expect(new ReadyForQuery('I'));
        }
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_client_that_begins_with_tls_at_once_and_does_not_say_what_it_speaks_is_reset() throws Exception {
        startWithTls();
        try (RawClient client = new RawClient(encrypted(plain(), "TLSv1.3"))) {
            assertThat(client.ending()).isEqualTo("reset");
        }
        assertThat(proxy.problems())
                .containsExactly("the client broke the protocol: it began with TLS at once;"
                        + " the rule is that it then asks for \"postgresql\" by ALPN");
    }

    @Test
    void a_client_that_speaks_something_else_is_refused_in_the_handshake() {
        startWithTls();
        assertThatThrownBy(() -> encrypted(plain(), "TLSv1.3", "h2"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("no_application_protocol");
    }

    @Test
    void a_proxy_without_tls_says_so_to_one_that_begins_with_it() throws Exception {
        start();
        assertThatThrownBy(this::direct).isInstanceOf(IOException.class);
        proxy.awaitEnd(BOUND);
        assertThat(proxy.problems())
                .containsExactly("the client broke the protocol: it began with TLS at once;"
                        + " the rule is that a proxy started without TLS takes plain connections");
    }

    @Test
    void a_client_that_does_not_wait_for_the_answer_is_reset() throws Exception {
        startWithTls();
        try (RawClient client = new RawClient(proxy.endpoint())) {
            client.send(new SslRequest(), STARTUP);
            assertThat(client.readByte()).isEqualTo('S');
            assertThat(client.ending()).isEqualTo("reset");
        }
        assertThat(proxy.problems()).singleElement().asString().contains("bytes after SSLRequest");
    }

    @Test
    void a_client_that_goes_away_in_the_handshake_is_no_problem() throws Exception {
        startWithTls();
        try (Socket plain = plain()) {
            new SslRequest().encode().writeTo(plain.getOutputStream());
            assertThat(plain.getInputStream().read()).isEqualTo('S');
        }
        proxy.awaitEnd(BOUND);
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void what_a_client_that_refuses_the_certificate_says_is_reported() throws Exception {
        startWithTls();
        try (RawClient client = new RawClient(proxy.endpoint())) {
            client.send(new SslRequest());
            assertThat(client.readByte()).isEqualTo('S');
            // RFC 8446: a record of type alert (21), and in it fatal (2), unknown_ca (48).
            client.raw((byte) 21, (byte) 3, (byte) 3, (byte) 0, (byte) 2, (byte) 2, (byte) 48);
            Await.until("the handshake to fail", BOUND, () -> proxy.connections() == 0);
        }
        assertThat(proxy.problems())
                .containsExactly("the client broke the protocol: the TLS handshake failed:"
                        + " Received fatal alert: unknown_ca");
    }

    @Test
    void a_client_that_says_nonsense_in_the_handshake_is_reported() throws Exception {
        startWithTls();
        try (RawClient client = new RawClient(proxy.endpoint())) {
            client.send(new SslRequest());
            assertThat(client.readByte()).isEqualTo('S');
            client.send(STARTUP);
            Await.until("the handshake to fail", BOUND, () -> proxy.connections() == 0);
        }
        assertThat(proxy.problems()).singleElement().asString().contains("the TLS handshake failed: ");
    }

    @Test
    void a_cut_is_a_reset_beneath_the_encryption() throws Exception {
        backend.session().expectEnd();
        startWithTls(WireFault.before(Point.sql("x")).cut());
        try (RawClient client = direct()) {
            client.send(STARTUP);
            client.untilReady();
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("reset");
        }
        backend.awaitPlayed();
        assertThat(proxy.faults()).singleElement().matches(FaultReport::hasFired);
    }

    @Test
    void a_close_is_the_end_that_tls_knows() throws Exception {
        backend.session().expectEnd();
        startWithTls(WireFault.before(Point.sql("x")).close());
        RecordedSocket recorded = new RecordedSocket(proxy.endpoint());
        // The types of records can be read in this version.
        try (RawClient client = new RawClient(encrypted(recorded, "TLSv1.2", "postgresql"))) {
            client.send(STARTUP);
            client.untilReady();
            client.send(new Query("x"));
            assertThat(client.ending()).isEqualTo("end");
        }
        assertThat(recorded.lastRecordType()).isEqualTo(RecordedSocket.ALERT);
    }

    @Test
    void the_end_of_the_proxy_does_not_wait_for_a_client_that_reads_nothing() throws Exception {
        backend.session().expect(new Query("x")).flood();
        startWithTls();
        try (RawClient client = direct()) {
            client.send(STARTUP);
            client.untilReady();
            client.send(new Query("x"));
            backend.awaitStuck();
            proxy.close();
        }
    }

    @Test
    void a_client_that_is_killed_within_tls_ends_its_session() throws Exception {
        backend.session().expectEnd();
        startWithTls();
        Socket plain = plain();
        RawClient client = new RawClient(encrypted(plain, "TLSv1.3", "postgresql"));
        client.send(STARTUP);
        client.untilReady();
        plain.close();
        backend.awaitPlayed();
        assertThat(proxy.problems()).isEmpty();
    }

    @Test
    void a_certificate_is_for_loopback_only_and_its_authority_signs_nothing_but_servers() throws Exception {
        X509Certificate authority = authority();
        assertThat(authority.getBasicConstraints()).isZero();
        startWithTls();
        try (SSLSocket socket = encrypted(plain(), "TLSv1.3", "postgresql")) {
            X509Certificate server = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThat(server.getBasicConstraints()).isEqualTo(-1);
            server.verify(authority.getPublicKey());
            assertThat(server.getSubjectAlternativeNames())
                    .extracting(name -> String.valueOf(name.get(1)))
                    .containsExactlyInAnyOrder("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void two_identities_have_nothing_in_common() {
        assertThat(Set.of(IDENTITY.authorityPem(), TlsIdentity.create().authorityPem()))
                .hasSize(2)
                .allMatch(pem -> !pem.contains("PRIVATE KEY"));
    }
}
