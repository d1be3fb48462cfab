package dev.assay.engine.wire;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate of this machine's loopback names, and the authority that signed it: RFC 5280, and RFC 6125 for the names.
 * There are two because strict clients take no certificate for authority and server at once.
 *
 * @param authority the certificate that a client has to trust
 * @param server the certificate that the proxy shows
 * @param serverKey the key to the latter
 */
record TlsCertificates(X509Certificate authority, X509Certificate server, PrivateKey serverKey) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 64;

    /** Clocks differ, also those of containers on one machine. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private static final Duration AFTER = Duration.ofDays(7);

    static TlsCertificates create() throws GeneralSecurityException, OperatorCreationException, IOException {
        KeyPair authorityKeys = keys();
        KeyPair serverKeys = keys();
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM);
        X500Name authorityName = new X500Name("CN=Assay wire proxy authority " + serial.toString(Character.MAX_RADIX));
        X509v3CertificateBuilder authority = builder(authorityName, authorityName, authorityKeys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        X509v3CertificateBuilder server = builder(authorityName, new X500Name("CN=localhost"), serverKeys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names())
                .addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authorityKeys.getPublic()));
        return new TlsCertificates(
                signed(authority, authorityKeys), signed(server, authorityKeys), serverKeys.getPrivate());
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key)
            throws GeneralSecurityException, IOException {
        Instant now = Instant.now();
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
        Date from = Date.from(now.minus(BEFORE));
        Date until = Date.from(now.plus(AFTER));
        return new JcaX509v3CertificateBuilder(issuer, serial, from, until, subject, key)
                .addExtension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
    }

    private static GeneralNames names() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1")
        });
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, KeyPair authority)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(
                        new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate())));
    }
}
