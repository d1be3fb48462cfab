package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.PostgresOptions;
import dev.assay.engine.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code ./assay diff} between two databases, as in the first story of the oracle. */
class DiffOfDatabasesTests {

    private static final String SHOP = """
            CREATE TABLE account (id bigint PRIMARY KEY, email text);
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touched BEFORE INSERT ON account FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE TABLE orders (id bigint PRIMARY KEY, account bigint);
            CREATE INDEX account_email ON account (email);
            """;
    private static final String REFERENCE = """
            CREATE TABLE wide (a int, b int);
            ALTER TABLE orders ADD CONSTRAINT positive CHECK (account > 0);
            """;
    private static final String ACTUAL = """
            CREATE TABLE wide (b int, a int);
            ALTER TABLE orders ADD CONSTRAINT positive CHECK (account > 0) NOT VALID;
            ALTER TABLE account DISABLE TRIGGER touched;
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
            UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'account_email'::regclass;
            """;
    private static final Pattern OBJECT =
            Pattern.compile("^(\\w.*) is (changed|missing|unexpected)", Pattern.MULTILINE);

    @Test
    void names_exactly_the_five_objects_that_differ() throws SQLException {
        try (PostgresServer server = PostgresServer.start(PostgresOptions.embedded(), line -> {})) {
            String reference = database(server, "reference", SHOP, REFERENCE);
            String actual = database(server, "actual", SHOP, ACTUAL);
            Answer answer = Answer.to("diff", reference, actual);

            assertThat(answer.status()).isEqualTo(1);
            assertThat(objects(answer.out()))
                    .containsExactlyInAnyOrder(
                            "index public.account_email is changed",
                            "constraint public.orders.positive is changed",
                            "trigger public.account.touched is changed",
                            "table public.wide is changed",
                            "default privileges of postgres in every schema on tables is unexpected");
            assertThat(answer.out().lines())
                    .contains(
                            "  + CREATE INDEX public.account_email ON public.account USING btree (email) INVALID",
                            "  + CONSTRAINT public.orders.positive CHECK (account > 0) NOT VALID",
                            "  + CREATE TRIGGER public.account.touched BEFORE INSERT FOR EACH ROW"
                                    + " EXECUTE FUNCTION public.touch() DISABLED",
                            "  + CREATE TABLE public.wide (b, a)");
            assertThat(Answer.to("diff", reference, reference).status()).isZero();
        }
    }

    private static List<String> objects(String out) {
        return OBJECT.matcher(out).results().map(MatchResult::group).toList();
    }

    private static String database(PostgresServer server, String name, String... scripts) throws SQLException {
        try (Connection connection = server.connect(server.maintenanceDatabase(), "assay test");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        Endpoint endpoint = server.endpoint(name);
        try (Connection connection = endpoint.connect("assay test");
                Statement statement = connection.createStatement()) {
            for (String script : scripts) {
                statement.execute(script);
            }
        }
        return endpoint.libpqUrl();
    }
}
