package dev.assay.setrunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeferredTests extends WithDatabase {

    private static final String DEFERRED_INDEX =
            "-- assay: no-transaction\n-- assay: deferred\nCREATE INDEX CONCURRENTLY a_id ON a (id)";

    @BeforeEach
    void prepare() {
        folder.add("1_a.up.sql", "CREATE TABLE a (id int)")
                .add("2_index.up.sql", DEFERRED_INDEX)
                .add("3_c.up.sql", "CREATE TABLE c (id int)");
    }

    @AfterEach
    void nothing_is_left() {
        assertNothingLeft();
    }

    private MigrateResult migrate(DeferredPolicy policy) {
        return database.runner(folder.path()).deferred(policy).build().migrate();
    }

    private VerifyResult verify() {
        return database.runner(folder.path()).build().verify();
    }

    private static List<String> names(List<MigrationId> ids) {
        return ids.stream().map(MigrationId::toString).toList();
    }

    @Test
    void what_a_deferred_migration_left_half_done_is_no_fault_of_the_required_ones() {
        folder.add("2_index.up.sql", DEFERRED_INDEX.replace("CREATE", "CREATE UNIQUE"));
        migrate(DeferredPolicy.LEAVE);
        database.execute("INSERT INTO a VALUES (1), (1)");
        assertThat(catchThrowableOfType(SetRunnerException.class, () -> migrate(DeferredPolicy.APPLY)))
                .isNotNull();
        assertThat(database.value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"))
                .isEqualTo("f");

        VerifyResult result = database.runner(folder.path()).build().verifyObjects();
        assertThat(result.requiredComplete()).isTrue();
        assertThat(result.deferredComplete()).isFalse();

        database.execute("CREATE INDEX by_hand ON a (id)");
        VerifyResult meddled = database.runner(folder.path()).build().verifyObjects();
        assertThat(meddled.objects()).singleElement().asString().contains("by_hand");
        assertThat(meddled.requiredComplete()).isFalse();
    }

    @Test
    void a_deferred_migration_that_can_never_end_does_not_hide_the_answer_for_the_required_ones() {
        folder.add("2_index.up.sql", DEFERRED_INDEX + ";\nCREATE INDEX CONCURRENTLY a_nothing ON a (nothing)");
        migrate(DeferredPolicy.LEAVE);
        assertThat(catchThrowableOfType(SetRunnerException.class, () -> migrate(DeferredPolicy.APPLY)))
                .hasMessageContaining("nothing");

        VerifyResult result = database.runner(folder.path()).build().verifyObjects();
        assertThat(names(result.missing())).containsExactly("2_index");
        assertThat(result.deferredComplete()).isFalse();
        assertThat(result.objects()).singleElement().asString().contains("a_id");
    }

    @Nested
    class Migrate {

        @Test
        void applies_everything_else_and_tells_what_it_left() {
            MigrateResult result = migrate(DeferredPolicy.LEAVE);

            assertThat(names(result.applied())).containsExactly("1_a", "3_c");
            assertThat(names(result.deferred())).containsExactly("2_index");
            assertThat(database.applied()).containsExactly("1_a", "3_c");
            assertThat(database.hasTable("a_id")).isFalse();
        }

        @Test
        void applies_the_deferred_ones_when_they_are_asked_for() {
            migrate(DeferredPolicy.LEAVE);

            MigrateResult result = migrate(DeferredPolicy.APPLY);

            assertThat(names(result.applied())).containsExactly("2_index");
            assertThat(result.deferred()).isEmpty();
            assertThat(database.applied()).containsExactly("1_a", "2_index", "3_c");
        }

        @Test
        void applies_all_in_the_order_of_their_versions_when_all_are_asked_for_at_once() {
            assertThat(names(migrate(DeferredPolicy.APPLY).applied())).containsExactly("1_a", "2_index", "3_c");
        }

        @Test
        void leaves_what_requires_a_deferred_one_and_what_requires_that() {
            folder.add("4_d.up.sql", "-- assay: requires 2\nCREATE TABLE d (id int)")
                    .add("5_e.up.sql", "-- assay: requires 1, 4\nCREATE TABLE e (id int)")
                    .add("6_f.up.sql", "-- assay: requires 3\nCREATE TABLE f (id int)");

            MigrateResult first = migrate(DeferredPolicy.LEAVE);
            MigrateResult second = migrate(DeferredPolicy.APPLY);

            assertThat(names(first.applied())).containsExactly("1_a", "3_c", "6_f");
            assertThat(names(first.deferred())).containsExactly("2_index", "4_d", "5_e");
            assertThat(names(second.applied())).containsExactly("2_index", "4_d", "5_e");
        }

        @Test
        void waits_for_nothing_that_is_applied_already() {
            migrate(DeferredPolicy.APPLY);
            folder.add("4_d.up.sql", "-- assay: requires 2\nCREATE TABLE d (id int)");

            assertThat(names(migrate(DeferredPolicy.LEAVE).applied())).containsExactly("4_d");
        }

        @Test
        void writes_nothing_while_only_deferred_ones_are_pending() {
            migrate(DeferredPolicy.LEAVE);
            database.execute("ALTER DATABASE " + database.name() + " SET default_transaction_read_only = on");

            MigrateResult result = migrate(DeferredPolicy.LEAVE);

            assertThat(result.applied()).isEmpty();
            assertThat(names(result.deferred())).containsExactly("2_index");
        }
    }

    @Nested
    class Verify {

        @Test
        void tells_both_sets_apart() {
            assertThat(names(verify().missing())).containsExactly("1_a", "2_index", "3_c");
            assertThat(names(verify().deferred())).containsExactly("2_index");
            assertThat(verify().requiredComplete()).isFalse();

            migrate(DeferredPolicy.LEAVE);
            assertThat(verify().requiredComplete()).isTrue();
            assertThat(verify().deferredComplete()).isFalse();
            assertThat(verify().complete()).isFalse();

            migrate(DeferredPolicy.APPLY);
            assertThat(verify().requiredComplete()).isTrue();
            assertThat(verify().deferredComplete()).isTrue();
            assertThat(verify().complete()).isTrue();
        }

        @Test
        void does_not_call_the_required_set_complete_beside_a_version_without_a_file() {
            migrate(DeferredPolicy.LEAVE);
            folder.remove("3_c.up.sql");

            assertThat(verify().requiredComplete()).isFalse();
        }

        @Test
        void status_says_which_are_deferred() {
            assertThat(database.runner(folder.path()).build().status())
                    .extracting(MigrationStatus::state)
                    .containsExactly(
                            MigrationStatus.State.PENDING,
                            MigrationStatus.State.DEFERRED,
                            MigrationStatus.State.PENDING);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -- assay: deferred                                       | deferred alone
            -- assay: requires 9                                     | it requires 9, of which there is no file
            -- assay: requires 5                                     | it requires 5, which comes later
            -- assay: requires                                       | the directive "requires"
            -- assay: requires 1 and 2                               | the directive "requires 1 and 2"
            -- assay: defered                                        | the directive "defered"
            """)
    void refuses_before_anything_runs(String comment, String found) {
        folder.add("4_d.up.sql", comment, "CREATE TABLE d (id int)").add("5_e.up.sql", "CREATE TABLE e (id int)");

        SetRunnerException refusal =
                catchThrowableOfType(SetRunnerException.FilesRefused.class, () -> migrate(DeferredPolicy.LEAVE));

        assertThat(refusal.problem().where()).startsWith("4_d.up.sql");
        assertThat(refusal.problem().found()).isEqualTo(found);
        assertThat(database.hasTable("a")).isFalse();
    }
}
