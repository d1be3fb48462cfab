package dev.assay.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.SharedServer;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayTests {

    private final DatabasePool pool = DatabasePool.open(SharedServer.get(), 1);

    @AfterEach
    void close() {
        pool.close();
    }

    private SQLException failure(String sql) throws SQLException {
        try (Database database = pool.lease();
                Connection connection = database.connect(Backends.OWN + "test")) {
            return catchThrowableOfType(SQLException.class, () -> Replay.script(connection, sql));
        }
    }

    @Test
    void describes_an_error_in_one_line_with_its_state() throws SQLException {
        assertThat(Replay.describe(failure("SELECT nothing_there")))
                .isEqualTo("ERROR: column \"nothing_there\" does not exist Position: 8 (SQLSTATE 42703)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER ROLE not_there PASSWORD 's3cret",
                "ALTER ROLE not_there PASSWORD 's3cret' 's3cret'",
                "DO $$ BEGIN ALTER ROLE not_there PASSWORD 's3cret'; END $$",
                "DO $$ BEGIN EXECUTE E'ALTER ROLE not_there PASSWORD \\'s3cret\\''; END $$",
                "DO $$ BEGIN EXECUTE 'ALTER ROLE not_there PASSWORD ' || quote_literal('s3' || 'cret'); END $$"
            })
    void describes_an_error_without_the_password_of_the_statement(String sql) throws SQLException {
        SQLException failure = failure(sql);

        assertThat(Replay.describe(failure))
                .startsWith("ERROR: ")
                .endsWith("(SQLSTATE " + failure.getSQLState() + ")")
                .doesNotContain("s3cret");
    }
}
