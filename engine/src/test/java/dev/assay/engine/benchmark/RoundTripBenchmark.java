package dev.assay.engine.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
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

/** How long the shortest question and its answer take. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class RoundTripBenchmark {

    private Connection simple;
    private Statement query;
    private Connection extended;
    private PreparedStatement prepared;

    /** Connects in both modes of the driver. */
    @Setup(Level.Iteration)
    public void connect(Route route) throws SQLException {
        simple = route.connect("simple");
        query = simple.createStatement();
        extended = route.connect("extended");
        prepared = extended.prepareStatement("SELECT 1");
    }

    /** Leaves. */
    @TearDown(Level.Iteration)
    public void leave() throws SQLException {
        simple.close();
        extended.close();
    }

    /** One Query. */
    @Benchmark
    public boolean simple() throws SQLException {
        return query.execute("SELECT 1");
    }

    /** Bind, Execute and Sync, sent at once. */
    @Benchmark
    public boolean extended() throws SQLException {
        return prepared.execute();
    }
}
