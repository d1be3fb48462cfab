package dev.assay.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRedactionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Where: SQL statement \"ALTER ROLE a PASSWORD 's3cr3t'\" at EXECUTE|"
                        + "Where: SQL statement \"ALTER ROLE a PASSWORD '[redacted]'\" at EXECUTE",
                "it can't: \"ALTER ROLE a PASSWORD 's3''cr3t' LOGIN\"|"
                        + "it can't: \"ALTER ROLE a PASSWORD '[redacted]' LOGIN\"",
                "\"ALTER ROLE a PASSWORD E's3\\'cr3t' LOGIN\"|\"ALTER ROLE a PASSWORD '[redacted]' LOGIN\"",
                "\"ALTER ROLE a PASSWORD $q$s3cr3t$q$ LOGIN\"|\"ALTER ROLE a PASSWORD '[redacted]' LOGIN\"",
                "\"EXECUTE 'ALTER ROLE a PASSWORD ''s3cr3t'' LOGIN'\"|"
                        + "\"EXECUTE 'ALTER ROLE a PASSWORD '[redacted]' LOGIN'\"",
                "\"EXECUTE E'ALTER ROLE a PASSWORD \\'s3cr3t\\' LOGIN'\"|"
                        + "\"EXECUTE E'ALTER ROLE a PASSWORD '[redacted]' LOGIN'\"",
                "ALTER ROLE a PASSWORD 's3cr3t|ALTER ROLE a PASSWORD '[redacted]'",
                "host=h password=s3cr3t dbname=d|host=h password=[redacted] dbname=d",
                "postgres://u:s3cr3t@h/d|postgres://u:[redacted]@h/d",
            })
    void takes_passwords_out_of(String message, String expected) {
        assertThat(MessageRedaction.of(message)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERROR: password authentication failed for user \"app\"",
                "it can't be found: 'x', \"y\"",
                "column \"password\" does not exist",
                "the password"
            })
    void leaves_other_messages_as_they_are(String message) {
        assertThat(MessageRedaction.of(message)).isEqualTo(message);
    }

    @Test
    void reads_long_messages_without_running_out_of_stack() {
        assertThat(MessageRedaction.of("PASSWORD '" + "s3''cr3t".repeat(100_000) + "' LOGIN"))
                .isEqualTo("PASSWORD '[redacted]' LOGIN");
    }
}
