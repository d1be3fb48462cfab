package dev.assay.engine.postgres;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes it cheap to log in to a server of Assay's own: its password is stored with few iterations.
 *
 * <p>The iterations of SCRAM make a password slow to guess that a person has chosen, at the price of some milliseconds for
 * each connection, and a case connects many times. Nobody guesses 24 random letters and digits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802#section-3">RFC 5802, section 3: SaltedPassword, StoredKey, ServerKey</a>
 */
final class QuickLogin {

    private static final String HASH = "SHA-256";
    private static final String MAC = "HmacSHA256";
    private static final int SALT_BYTES = 16;

    /** PostgreSQL's own number is 4096. Go's driver lib/pq takes a number of less than four digits for an error. */
    static final int ITERATIONS = 1000;

    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private QuickLogin() {}

    /** Stores the password of the user who is connected anew. */
    static void store(Connection connection, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE CURRENT_USER PASSWORD '" + verifier(password) + "'");
        }
    }

    /** What PostgreSQL stores of a password (manual, pg_authid): {@code SCRAM-SHA-256$iterations:salt$StoredKey:ServerKey}. */
    static String verifier(String password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        try {
            byte[] salted = salted(password.getBytes(StandardCharsets.UTF_8), salt);
            byte[] clientKey = mac(salted, ascii("Client Key"));
            byte[] storedKey = MessageDigest.getInstance(HASH).digest(clientKey);
            byte[] serverKey = mac(salted, ascii("Server Key"));
            return "SCRAM-SHA-256$%d:%s$%s:%s"
                    .formatted(ITERATIONS, base64(salt), base64(storedKey), base64(serverKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HASH + " and " + MAC, e);
        }
    }

    /** The function Hi of the RFC: each round is of the last one, and all are added without carry. */
    private static byte[] salted(byte[] password, byte[] salt) throws GeneralSecurityException {
        byte[] round = mac(password, salt, FIRST_BLOCK);
        byte[] sum = round.clone();
        for (int i = 1; i < ITERATIONS; i++) {
            round = mac(password, round);
            for (int at = 0; at < sum.length; at++) {
                sum[at] ^= round[at];
            }
        }
        return sum;
    }

    private static byte[] mac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(MAC);
        mac.init(new SecretKeySpec(key, MAC));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
