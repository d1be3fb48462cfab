package dev.assay.engine.execution;

import dev.assay.engine.postgres.Database;
import dev.assay.engine.scenario.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sessions that a story keeps open in the middle of a transaction. */
final class HeldSessions implements AutoCloseable {

    private final Database database;
    private final Map<String, Connection> open = new LinkedHashMap<>();

    HeldSessions(Database database) {
        this.database = database;
    }

    void hold(Step.Hold step) throws SQLException {
        Connection connection = database.connect(Backends.OWN + "hold " + step.session());
        open.put(step.session(), connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN ISOLATION LEVEL " + step.isolation());
            statement.execute(step.sql());
        }
    }

    /** Ends a held transaction; one that is gone already is no error. */
    void letGo(String session, boolean commit) throws SQLException {
        Connection connection = open.remove(session);
        if (connection == null) {
            return;
        }
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute(commit ? "COMMIT" : "ROLLBACK");
        }
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Drops every session without a word: the server crashed, and they are gone. */
    void forget() {
        open.clear();
    }

    /** Lets every session go. */
    List<String> letAllGo() throws SQLException {
        List<String> names = new ArrayList<>(open.keySet());
        for (String name : names) {
            letGo(name, false);
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        letAllGo();
    }
}
