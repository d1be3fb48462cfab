package dev.assay.engine.postgres;

import java.security.SecureRandom;

/** Makes passwords and names that no other run has. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_LENGTH = 24;
    private static final int NAME_LENGTH = 8;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Secrets() {}

    /** A password that nobody guesses, of letters and digits only. */
    static String password() {
        return letters(PASSWORD_LENGTH);
    }

    /** Eight letters and digits that tell this run's names from any other's. */
    static String runName() {
        return letters(NAME_LENGTH);
    }

    private static String letters(int length) {
        return RANDOM.ints(length, 0, LETTERS.length())
                .collect(StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
                .toString();
    }
}
