package dev.assay.engine.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ControlConnectionsTests {

    private final ControlConnections connections = new ControlConnections(SharedServer.get());

    private static int pid(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void two_borrowers_at_once_never_have_the_same() throws SQLException {
        Connection first = connections.borrow();
        Connection second = connections.borrow();

        assertThat(pid(second)).isNotEqualTo(pid(first));

        connections.giveBack(first);
        connections.giveBack(second);
        connections.close();
    }

    @Test
    void what_was_given_back_is_lent_again() throws SQLException {
        Connection first = connections.borrow();
        int pid = pid(first);
        connections.giveBack(first);

        Connection again = connections.borrow();

        assertThat(pid(again)).isEqualTo(pid);
        again.close();
        connections.close();
    }

    @Test
    void one_that_the_server_has_ended_is_not_lent_again() throws SQLException {
        Connection ended = connections.borrow();
        int pid = pid(ended);
        try (Connection other = connections.borrow();
                Statement statement = other.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_terminate_backend(" + pid + ", 30000)");
        }
        connections.giveBack(ended);

        try (Connection next = connections.borrow()) {
            assertThat(pid(next)).isNotEqualTo(pid);
        }
        connections.close();
    }

    @Test
    void none_stays_open_when_it_is_closed_not_even_one_given_back_later() throws SQLException {
        Connection idle = connections.borrow();
        Connection late = connections.borrow();
        connections.giveBack(idle);

        connections.close();
        connections.giveBack(late);

        assertThat(idle.isClosed()).isTrue();
        assertThat(late.isClosed()).isTrue();
    }
}
