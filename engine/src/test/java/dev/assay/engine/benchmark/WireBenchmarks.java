package dev.assay.engine.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Measures what the wire proxy costs: every way to the server in one run, side by side. How to run it, and what may be set,
 * is in docs/wire-proxy.md.
 */
public final class WireBenchmarks {

    private static final double MEDIAN = 50;
    static final String BEGIN = "<!-- benchmarks: begin -->\n";
    static final String END = "<!-- benchmarks: end -->";

    private static final Map<String, String> TITLES = Map.of(
            "RoundTripBenchmark.simple", "`SELECT 1`, simple",
            "RoundTripBenchmark.extended", "`SELECT 1`, extended, prepared",
            "CopyBenchmark.in", "COPY of 100 MB in",
            "CopyBenchmark.out", "COPY of 100 MB out",
            "ConnectBenchmark.session", "begin and end a session");

    private WireBenchmarks() {}

    /** Runs them all, or those whose names match. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Options options = new OptionsBuilder()
                .include(WireBenchmarks.class.getPackageName() + ".*" + setting("assay.benchmark", "Benchmark"))
                .forks(1)
                .shouldFailOnError(true)
                .jvmArgsAppend(setting("assay.benchmark.jvm", "-Xmx2g").split(" "))
                .build();
        BenchmarkTable table = new BenchmarkTable();
        // The ways take turns, for the load of a machine changes slowly.
        for (int round = Integer.parseInt(setting("assay.benchmark.rounds", "1")); round > 0; round--) {
            new Runner(options).run().forEach(result -> add(table, result));
        }
        System.out.println("\n" + table.render());
        String document = setting("assay.benchmark.document", "");
        if (!document.isEmpty()) {
            write(Path.of(document), table.render());
        }
    }

    /** A property of the build, which is empty if it was not given. */
    private static String setting(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    private static void add(BenchmarkTable table, RunResult result) {
        BenchmarkParams params = result.getParams();
        String[] name = params.getBenchmark().split("\\.");
        String key = name[name.length - 2] + "." + name[name.length - 1];
        double unit = (double) params.getTimeUnit().toNanos(1) / TimeUnit.MICROSECONDS.toNanos(1);
        double median = result.getPrimaryResult().getStatistics().getPercentile(MEDIAN);
        table.add(TITLES.getOrDefault(key, key), Way.valueOf(params.getParam("way")), median * unit);
    }

    private static void write(Path document, String table) throws IOException {
        String text = Files.readString(document);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        Files.writeString(document, text.substring(0, begin) + table + text.substring(end));
    }
}
