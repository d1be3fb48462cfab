package dev.assay.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import dev.assay.engine.adapter.AppliedSet;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.RunnerInfo;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.adapter.Tracker;
import dev.assay.engine.miniature.Flaw;
import dev.assay.engine.postgres.DatabasePool;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import dev.assay.engine.scenario.Action;
import dev.assay.engine.scenario.Capability;
import dev.assay.engine.scenario.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each rule convicts an adapter that breaks it; what breaks it is a miniature runner behind an adapter with one mistake. */
class ContractTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private static PostgresServer server;
    private static DatabasePool pool;

    @BeforeAll
    static void start() {
        server = PostgresServer.start(PostgresOptions.embedded(), line -> {});
        pool = DatabasePool.open(server, 2);
    }

    @AfterAll
    static void stop() {
        pool.close();
        server.close();
    }

    private static Adapter miniature(Flaw flaw) {
        return Adapters.load(new AdapterSettings(Path.of("nowhere"), List.of())).named(flaw.runner());
    }

    private static List<RuleResult> check(Adapter adapter) throws InterruptedException {
        return Contract.check(adapter, pool, BOUND);
    }

    private static RuleResult firstBroken(Adapter adapter) throws InterruptedException {
        return check(adapter).stream()
                .filter(result -> result.outcome() == RuleResult.Outcome.BROKEN)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no rule is broken"));
    }

    @Test
    void a_right_adapter_breaks_no_rule_and_none_is_left_out() throws Exception {
        List<RuleResult> results = check(miniature(Flaw.NONE));
        assertThat(results)
                .extracting(RuleResult::outcome)
                .doesNotContain(RuleResult.Outcome.BROKEN, RuleResult.Outcome.LEFT_OUT);
        assertThat(results)
                .filteredOn(result -> result.outcome() == RuleResult.Outcome.KEPT)
                .hasSize(16);
    }

    @Test
    void a_tool_that_is_not_there_leaves_out_the_rest() throws Exception {
        List<RuleResult> results = check(new Mistaken() {
            @Override
            public Availability availability() {
                return new Availability.NotAvailable("no program 'x'", "install it");
            }
        });
        assertThat(results.get(0))
                .isEqualTo(new RuleResult(
                        "is there and tells its version",
                        RuleResult.Outcome.BROKEN,
                        "no program 'x'; next: install it"));
        assertThat(results.subList(1, results.size()))
                .extracting(RuleResult::outcome)
                .containsOnly(RuleResult.Outcome.LEFT_OUT);
    }

    @Test
    void a_command_that_applies_nothing_is_found() throws Exception {
        RuleResult result = firstBroken(miniature(Flaw.RECORDS_WITHOUT_APPLYING));
        assertThat(result.rule()).isEqualTo("applies what is on disk");
        assertThat(result.detail()).startsWith("expected the table that migration 2 makes, found none");
    }

    @Test
    void a_command_that_never_ends_is_found() throws Exception {
        RuleResult result = Contract.check(miniature(Flaw.NEVER_ENDS), pool, Duration.ofSeconds(2))
                .get(1);
        assertThat(result.outcome()).isEqualTo(RuleResult.Outcome.BROKEN);
        assertThat(result.detail()).startsWith("expected an end within 2 s, found none");
    }

    @Test
    void a_runner_that_goes_past_the_proxy_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Running start(Order order) throws IOException {
                Endpoint past = server.endpoint(order.database().database());
                return super.start(
                        new Order(order.action(), order.release(), past, order.directory(), order.ownProcess()));
            }
        });
        assertThat(result.rule()).isEqualTo("connects where it is told");
        assertThat(result.detail())
                .startsWith("expected the requests that made the tables")
                .contains("found none in 0 requests");
    }

    @Test
    void a_tracker_that_is_read_wrongly_is_found() throws Exception {
        RuleResult result = firstBroken(miniature(Flaw.STAYS_DIRTY));
        assertThat(result.rule()).isEqualTo("reads the applied set back");
        assertThat(result.detail())
                .startsWith("expected the applied set [1, 2], found [1, 2]")
                .contains("dirty at 99");
    }

    @Test
    void a_relation_that_is_not_named_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Tracker tracker() {
                return withRelations(Set.of("public.another"), super.tracker());
            }
        });
        assertThat(result.rule()).isEqualTo("names every relation of the runner");
        assertThat(result.detail())
                .contains("miniature_tracker")
                .endsWith("to tracker.relations, or its schema to tracker.schemas");
    }

    @Test
    void what_is_in_a_schema_of_the_runners_own_needs_no_name() throws Exception {
        List<RuleResult> results = check(new Mistaken() {
            @Override
            public Tracker tracker() {
                return withSchema("public", withRelations(Set.of("public.another"), super.tracker()));
            }
        });
        assertThat(results)
                .filteredOn(result -> result.rule().equals("names every relation of the runner"))
                .extracting(RuleResult::outcome)
                .containsExactly(RuleResult.Outcome.KEPT);
    }

    @Test
    void success_where_there_is_none_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Running start(Order order) throws IOException {
                return alwaysSuccessful(super.start(order));
            }
        });
        assertThat(result.rule()).isEqualTo("reports failure where a migration fails");
        assertThat(result.detail()).contains("it said 'Traceback: | lost'").contains("correct exit-codes.success");
    }

    @Test
    void a_tool_that_waits_for_itself_outside_of_a_transaction_breaks_no_rule() throws Exception {
        List<RuleResult> results = check(new Mistaken() {
            @Override
            public Running start(Order order) throws IOException {
                boolean outside =
                        order.release().migrations().stream().anyMatch(migration -> !migration.transactional());
                Running running = super.start(order);
                return outside
                        ? answering(running, new Outcome(Outcome.Ending.TIMED_OUT, -1, "waiting for the lock"))
                        : running;
            }
        });
        assertThat(results).noneMatch(result -> result.outcome() == RuleResult.Outcome.BROKEN);
        assertThat(results)
                .filteredOn(result -> result.outcome() == RuleResult.Outcome.NOTED)
                .extracting(RuleResult::detail)
                .containsExactly(
                        "it cannot: it does not end, and it said 'waiting for the lock'",
                        "it cannot: it does not end, and it said 'waiting for the lock'");
    }

    @Test
    void a_capability_that_is_claimed_and_not_there_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.DOWN);
            }
        });
        assertThat(result.rule()).isEqualTo("says rightly whether it can undo");
        assertThat(result.detail()).startsWith("expected the capability 'down', which is claimed, found");
    }

    @Test
    void a_capability_that_is_there_and_not_claimed_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Running start(Order order) throws IOException {
                return order.action().verb() == Action.Verb.ADOPT ? recording(order) : super.start(order);
            }
        });
        assertThat(result.rule()).isEqualTo("says rightly whether it can take over a database");
        assertThat(result.detail())
                .isEqualTo("expected no capability 'adopt', which is not claimed, found that the runner can; next: add"
                        + " 'adopt' to the capabilities");
    }

    @Test
    void an_answer_that_is_always_yes_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.VERIFY);
            }
        });
        assertThat(result.rule()).isEqualTo("says rightly whether it can verify");
        assertThat(result.detail()).contains("expected failure, since migration 3 is pending, found success");
    }

    @Test
    void a_runner_that_has_one_answer_for_both_sets_is_found() throws Exception {
        RuleResult result = firstBroken(new Mistaken() {
            @Override
            public Set<Capability> capabilities() {
                return Set.of(Capability.DEFER);
            }
        });
        assertThat(result.rule()).isEqualTo("says rightly whether it can leave migrations for later");
        assertThat(result.detail()).startsWith("expected the capability 'defer', which is claimed, found");
    }

    /** Writes the versions of a release into the tracker and does nothing else. */
    private static Running recording(Order order) throws IOException {
        try (Connection connection = order.database().connect("assay contract test");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.miniature_tracker (version bigint)");
            for (long version : order.release().versions()) {
                statement.execute("INSERT INTO public.miniature_tracker VALUES (" + version + ")");
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return new Running() {
            @Override
            public boolean hasEnded() {
                return true;
            }

            @Override
            public Outcome await(Duration bound) {
                return new Outcome(Outcome.Ending.SUCCEEDED, 0, "");
            }

            @Override
            public void kill() {
                throw new UnsupportedOperationException("it has ended");
            }
        };
    }

    private static Running alwaysSuccessful(Running running) {
        return answering(
                running,
                new Outcome(
                        Outcome.Ending.SUCCEEDED,
                        0,
                        "Traceback:\n  File \"runner.py\", line 8, in run\n    run()\nlost"));
    }

    private static Running answering(Running running, Outcome outcome) {
        return new Running() {
            @Override
            public boolean hasEnded() {
                return running.hasEnded();
            }

            @Override
            public Outcome await(Duration bound) throws InterruptedException {
                running.await(bound);
                return outcome;
            }

            @Override
            public void kill() {
                running.kill();
            }
        };
    }

    private static Tracker withRelations(Set<String> relations, Tracker tracker) {
        return new Tracker() {
            @Override
            public Set<String> relations() {
                return relations;
            }

            @Override
            public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
                return tracker.applied(connection, onDisk);
            }
        };
    }

    private static Tracker withSchema(String schema, Tracker tracker) {
        return new Tracker() {
            @Override
            public Set<String> relations() {
                return tracker.relations();
            }

            @Override
            public Set<String> schemas() {
                return Set.of(schema);
            }

            @Override
            public AppliedSet applied(Connection connection, Release onDisk) throws SQLException {
                return tracker.applied(connection, onDisk);
            }
        };
    }

    /** The right miniature behind an adapter of which a test makes one thing wrong. */
    private static class Mistaken implements Adapter {

        private final Adapter right = miniature(Flaw.NONE);

        @Override
        public RunnerInfo runner() {
            return right.runner();
        }

        @Override
        public Availability availability() {
            return right.availability();
        }

        @Override
        public Set<Capability> capabilities() {
            return right.capabilities();
        }

        @Override
        public Tracker tracker() {
            return right.tracker();
        }

        @Override
        public List<Deviation> deviations() {
            return List.of();
        }

        @Override
        public Running start(Order order) throws IOException {
            return right.start(order);
        }
    }
}
