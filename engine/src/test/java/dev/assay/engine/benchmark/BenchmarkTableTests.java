package dev.assay.engine.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarkTableTests {

    @Test
    void the_ways_stand_side_by_side_and_the_quickest_round_counts() {
        BenchmarkTable table = new BenchmarkTable();
        table.add("ask", Way.DIRECT, 40);
        table.add("ask", Way.PROXY, 90);
        table.add("ask", Way.PROXY, 60);
        table.add("copy", Way.DIRECT, 1_000_000);
        table.add("copy", Way.RELAY, 750_000);

        assertThat(table.render()).isEqualTo("""
                |  | direct | bytes only | proxy | with parameters | with TLS |
                |---|---:|---:|---:|---:|---:|
                | ask | 40.0 µs | - | 60.0 µs (+20.0 µs, × 1.50) | - | - |
                | copy | 1000 ms | 750 ms (-250 ms, × 0.75) | - | - | - |
                """);
    }

    @Test
    void the_document_has_a_place_for_the_table() throws Exception {
        String document = Files.readString(Path.of(System.getProperty("assay.project.dir"), "docs", "wire-proxy.md"));
        assertThat(document).containsOnlyOnce(WireBenchmarks.BEGIN).containsOnlyOnce(WireBenchmarks.END);
        assertThat(document.indexOf(WireBenchmarks.BEGIN)).isLessThan(document.indexOf(WireBenchmarks.END));
    }
}
