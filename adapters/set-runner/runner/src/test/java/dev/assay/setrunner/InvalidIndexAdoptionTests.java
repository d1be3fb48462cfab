package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An INVALID index counts as missing: adoption drops it and builds it as its migration would have. */
@SuppressWarnings("try")
class InvalidIndexAdoptionTests extends WithDatabase {

    private static final String TABLE = "CREATE TABLE code (id bigint PRIMARY KEY, token bigint)";
    private static final String CONCURRENTLY = "CREATE UNIQUE INDEX CONCURRENTLY code_token ON code (token)";
    private static final String IN_TRANSACTION = "CREATE UNIQUE INDEX code_token ON code (token)";

    @BeforeEach
    void leave_an_index_invalid() {
        folder.add("1_codes.up.sql", TABLE);
        database.execute(TABLE, "INSERT INTO code VALUES (1, 1), (2, 1)");
        catchThrowableOfType(IllegalStateException.class, () -> database.execute(CONCURRENTLY));
        database.execute("DELETE FROM code WHERE id = 2");
        assertThat(invalid()).isEqualTo("1");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private void addIndex(String sql) {
        if (sql.equals(CONCURRENTLY)) {
            folder.addStepwise("2_index.up.sql", sql);
        } else {
            folder.add("2_index.up.sql", sql);
        }
    }

    private String invalid() {
        return database.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid");
    }

    private AdoptResult adopt() {
        return database.runner(folder.path()).build().adopt();
    }

    @ParameterizedTest
    @ValueSource(strings = {CONCURRENTLY, IN_TRANSACTION})
    void it_is_built_again(String sql) {
        addIndex(sql);

        assertThat(adopt().created()).containsExactly("index public.code.code_token");
        assertThat(invalid()).isEqualTo("0");
        assertThat(database.applied()).containsExactly("1_codes", "2_index");
    }

    @ParameterizedTest
    @ValueSource(strings = {CONCURRENTLY, IN_TRANSACTION})
    void one_that_somebody_holds_is_named_and_built_when_it_is_free(String sql) {
        addIndex(sql);
        database.execute("ALTER DATABASE " + database.name() + " SET lock_timeout = '100ms'");

        try (HeldSession reader = HeldSession.holding(database, "SELECT 1 FROM code")) {
            Problem problem = refusal();

            assertThat(problem.where()).isEqualTo("index public.code.code_token (made by 2_index.up.sql)");
            assertThat(problem.found()).startsWith("SQLSTATE 55P03");
            assertThat(problem.next()).startsWith("find the session that holds the lock");
        }

        assertThat(adopt().created()).containsExactly("index public.code.code_token");
        assertThat(database.applied()).containsExactly("1_codes", "2_index");
    }

    @Test
    void one_that_the_rows_stand_against_is_named_and_nothing_is_recorded() {
        addIndex(CONCURRENTLY);
        database.execute("INSERT INTO code VALUES (2, 1)");

        Problem problem = refusal();

        assertThat(problem.found()).startsWith("SQLSTATE 23505");
        assertThat(problem.next()).startsWith("repair the data that stands against it");
        assertThat(database.value("SELECT count(*) FROM applied_migrations")).isEqualTo("0");
    }

    private Problem refusal() {
        SetRunnerException.ExistingObjects refusal =
                catchThrowableOfType(SetRunnerException.ExistingObjects.class, this::adopt);
        assertThat(refusal).isNotNull();
        return refusal.problem();
    }
}
