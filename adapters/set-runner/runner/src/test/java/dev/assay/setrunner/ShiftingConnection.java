package dev.assay.setrunner;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Connections that misbehave in ways in which real ones do. */
final class ShiftingConnection {

    private ShiftingConnection() {}

    /** Like a transaction pooler: consecutive statements go to different backends. */
    static Connection pooled(List<Connection> backends) {
        AtomicInteger turn = new AtomicInteger();
        return proxy((method, args) -> {
            int index = method.equals("createStatement") ? turn.getAndIncrement() : 0;
            return backends.get(index % backends.size());
        });
    }

    /** Commits number {@code lost} of the connection, and then fails as if the answer had never come. */
    static Connection losingTheAnswerToCommit(Connection connection, int lost) {
        AtomicInteger commits = new AtomicInteger();
        return proxy((method, args) -> {
            if (method.equals("commit") && commits.incrementAndGet() == lost) {
                connection.commit();
                connection.close();
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
            return connection;
        });
    }

    /** Like any pooler: it announces a process id that it made up. Closing leaves the backend to the pooler. */
    static Connection announcing(int pid, Connection backend) {
        PGConnection announcement = (PGConnection) Proxy.newProxyInstance(
                ShiftingConnection.class.getClassLoader(),
                new Class<?>[] {PGConnection.class},
                (self, method, args) -> method.getName().equals("getBackendPID") ? pid : null);
        return (Connection) Proxy.newProxyInstance(
                ShiftingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, args) -> switch (method.getName()) {
                    case "isWrapperFor" -> true;
                    case "unwrap" -> announcement;
                    case "close" -> null;
                    default -> method.invoke(backend, args);
                });
    }

    /** Opens a connection. */
    interface Opener {
        Connection open() throws SQLException;
    }

    /** A data source of connections that a test makes. */
    static DataSource source(Opener opener) {
        return (DataSource) Proxy.newProxyInstance(
                ShiftingConnection.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, args) -> opener.open());
    }

    /** Like a pool's connection: closing it gives it back. */
    static Connection thatStaysOpen(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ShiftingConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, args) -> method.getName().equals("close") ? null : method.invoke(connection, args));
    }

    private interface Choice {
        Connection target(String method, Object[] args) throws SQLException;
    }

    private static Connection proxy(Choice choice) {
        return (Connection) Proxy.newProxyInstance(
                ShiftingConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, args) -> {
                    try {
                        return method.invoke(choice.target(method.getName(), args), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
