package dev.assay.engine.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** How long 100 MB take, in a million rows: the client sends them in messages of 64 kB, the server one message a row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 9)
public class CopyBenchmark {

    private static final int ROWS = 1_000_000;
    private static final byte[] ROW = ("x".repeat(99) + "\n").getBytes(StandardCharsets.US_ASCII);

    private Connection connection;
    private CopyManager copy;

    /** Connects, and empties the table. */
    @Setup(Level.Iteration)
    public void connect(Route route) throws SQLException {
        connection = route.connect("extended");
        connection.createStatement().execute("CREATE UNLOGGED TABLE IF NOT EXISTS t (a text); TRUNCATE t; CHECKPOINT");
        copy = connection.unwrap(PGConnection.class).getCopyAPI();
    }

    /** Leaves. */
    @TearDown(Level.Iteration)
    public void leave() throws SQLException {
        connection.close();
    }

    /** To the server. */
    @Benchmark
    public long in() throws SQLException, IOException {
        return copy.copyIn("COPY t FROM STDIN", new Rows());
    }

    /** From the server. */
    @Benchmark
    public long out() throws SQLException, IOException {
        return copy.copyOut(
                "COPY (SELECT repeat('x', 99) FROM generate_series(1, " + ROWS + ")) TO STDOUT",
                OutputStream.nullOutputStream());
    }

    /** The same row again and again. */
    private static final class Rows extends InputStream {

        private long left = (long) ROWS * ROW.length;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            for (int done = 0; done < count; ) {
                int from = (int) ((ROW.length - (left - done) % ROW.length) % ROW.length);
                int piece = Math.min(count - done, ROW.length - from);
                System.arraycopy(ROW, from, bytes, offset + done, piece);
                done += piece;
            }
            left -= count;
            return count;
        }
    }
}
