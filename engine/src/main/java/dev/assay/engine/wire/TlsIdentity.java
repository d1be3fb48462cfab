package dev.assay.engine.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.operator.OperatorCreationException;

/**
 * Who a proxy is to a client that wants encryption: a certificate for {@code localhost}, {@code 127.0.0.1} and
 * {@code ::1}, signed by an authority that was made for it. Both are made at run time and are good for a week; the key of
 * the authority is forgotten at once, the other one is in memory only. One identity can serve any number of proxies, so
 * that a tool has to be told its authority once.
 */
public final class TlsIdentity {

    private static final int PEM_LINE = 64;

    private final String authorityPem;
    private final SSLContext context;

    private TlsIdentity(X509Certificate authority, SSLContext context) throws GeneralSecurityException {
        this.authorityPem = pem(authority);
        this.context = context;
    }

    /**
     * Make a new one.
     *
     * @throws IllegalStateException if this Java lacks what every Java has to have for it
     */
    public static TlsIdentity create() {
        try {
            TlsCertificates made = TlsCertificates.create();
            return new TlsIdentity(made.authority(), context(made));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("no certificate could be made for the wire proxy", e);
        }
    }

    /**
     * The certificate of the authority as PEM text, for instance for the file of libpq's {@code sslrootcert}, with which
     * a client can verify the proxy ({@code sslmode=verify-full}).
     */
    public String authorityPem() {
        return authorityPem;
    }

    SSLSocketFactory sockets() {
        return context.getSocketFactory();
    }

    private static SSLContext context(TlsCertificates made) throws GeneralSecurityException, IOException {
        char[] password = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        X509Certificate[] chain = {made.server(), made.authority()};
        store.setKeyEntry("proxy", made.serverKey(), password, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(X509Certificate certificate) throws GeneralSecurityException {
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
