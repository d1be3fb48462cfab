package dev.assay.report.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.engine.digest.Sha256;
import dev.assay.engine.junit.RunFacts;
import dev.assay.report.SampleResult;
import dev.assay.report.SampleRun;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardsTests {

    @TempDir
    private Path directory;

    private Path shard(String name, RunFacts facts, String... scenarios) {
        Path file = directory.resolve(name);
        try (StreamWriter writer = TestStreams.begin(file, facts)) {
            for (String scenario : scenarios) {
                writer.result(SampleResult.pass(scenario, facts.runner().id()));
            }
            writer.finish(TestStreams.END);
        }
        return file;
    }

    @Test
    void of_one_run_give_the_run_back_and_can_be_written() {
        Path one = shard("1.jsonl", SampleRun.facts("good", List.of("one")), "one");
        Path two = shard("2.jsonl", SampleRun.facts("good", List.of("two")), "two");

        Recorded merged = Shards.merge(List.of(one, two), true);
        Path file = directory.resolve("all.jsonl");
        Shards.write(file, merged);

        assertThat(StreamReader.read(file)).isEqualTo(merged);
        assertThat(merged.results()).hasSize(2);
        assertThat(merged.runners())
                .singleElement()
                .satisfies(runner -> assertThat(runner.selected()).containsExactly("one", "two"));
    }

    @Nested
    class Are_refused {

        @Test
        void if_a_case_is_missing() {
            Path one = shard("1.jsonl", SampleRun.facts("good", List.of("one")), "one");

            assertThatThrownBy(() -> Shards.merge(List.of(one), true))
                    .hasMessageContaining(
                            "expected every scenario of the catalogue with every runner, found none of" + " good / two")
                    .hasMessageContaining("--partial");
            assertThat(Shards.merge(List.of(one), false).results()).hasSize(1);
        }

        @Test
        void if_a_case_that_was_to_be_run_is_missing_even_partially() {
            Path one = shard("1.jsonl", SampleRun.facts("good", List.of("one", "two")), "one");

            assertThatThrownBy(() -> Shards.merge(List.of(one), false))
                    .hasMessageContaining("found none of good / two");
        }

        @Test
        void if_a_case_is_twice() {
            Path one = shard("1.jsonl", SampleRun.facts("good"), "one", "two");
            Path two = shard("2.jsonl", SampleRun.facts("good", List.of("two")), "two");

            assertThatThrownBy(() -> Shards.merge(List.of(one, two), true))
                    .hasMessageContaining("2.jsonl: expected each case in one shard, found good / two / , which ");
        }

        @Test
        void if_they_are_of_another_catalogue_adapter_or_program() {
            RunFacts facts = SampleRun.facts("good", List.of("two"));
            RunFacts.Runner runner = facts.runner();
            Path one = shard("1.jsonl", SampleRun.facts("good", List.of("one")), "one");
            RunFacts otherCatalogue = new RunFacts(
                    runner,
                    facts.postgres(),
                    new RunFacts.Catalogue(Sha256.of("x"), facts.catalogue().scenarios()),
                    facts.selected(),
                    new TreeMap<>());
            RunFacts otherPostgres = new RunFacts(runner, "17.1", facts.catalogue(), facts.selected(), new TreeMap<>());
            RunFacts otherAdapter = with(facts, Sha256.of("other"), "");
            RunFacts otherTool = with(facts, runner.adapter(), Sha256.of("other"));

            for (RunFacts other : List.of(otherCatalogue, otherPostgres, otherAdapter, otherTool)) {
                Path two = shard("2.jsonl", other, "two");
                assertThatThrownBy(() -> Shards.merge(List.of(one, two), true))
                        .isInstanceOf(StreamException.class)
                        .hasMessageContaining("2.jsonl: expected ")
                        .hasMessageContaining("of the first shard")
                        .hasMessageContaining("next: run all shards of one version of everything");
            }
        }

        private RunFacts with(RunFacts facts, String adapter, String tool) {
            RunFacts.Runner one = facts.runner();
            return new RunFacts(
                    new RunFacts.Runner(
                            one.id(),
                            one.title(),
                            one.version(),
                            one.homepage(),
                            one.unverified(),
                            adapter,
                            tool,
                            one.deviations(),
                            one.capabilities(),
                            one.known()),
                    facts.postgres(),
                    facts.catalogue(),
                    facts.selected(),
                    facts.options());
        }
    }
}
