package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.engine.execution.Result;
import dev.assay.report.stream.Recorded;
import dev.assay.report.stream.RunnerLine;
import dev.assay.report.stream.StreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ResultsFileListenerTests {

    private static final List<Result> RESULTS =
            List.of(SampleResult.finding("two", "good"), SampleResult.pass("one", "good"));

    @TempDir
    private Path directory;

    private static void execute(
            TestExecutionListener listener, Map<String, String> parameters, TestExecutionResult ending) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new TellingEngine(RESULTS, ending))
                .build();
        LauncherFactory.create(config)
                .execute(
                        LauncherDiscoveryRequestBuilder.discoveryRequest()
                                .configurationParameters(parameters)
                                .build(),
                        listener);
    }

    @Test
    void is_found_by_the_platform() {
        assertThat(ServiceLoader.load(TestExecutionListener.class))
                .hasAtLeastOneElementOfType(ResultsFileListener.class);
    }

    @Test
    void writes_the_results_of_an_execution_where_the_parameter_says() {
        Path file = directory.resolve("out/results.jsonl");

        execute(
                new ResultsFileListener(),
                Map.of(ResultsFileListener.FILE, file.toString()),
                TestExecutionResult.successful());

        Recorded stream = StreamReader.read(file);
        assertThat(stream.run().cases())
                .extracting(one -> one.result().scenario(), CaseResult::family, CaseResult::title)
                .containsExactly(
                        tuple("one", "some-family", "Title of one"), tuple("two", "some-family", "Title of two"));
        assertThat(stream.runners()).extracting(RunnerLine::id).containsExactly("good");
    }

    @Test
    void writes_nothing_without_the_parameter() {
        execute(new ResultsFileListener(), Map.of(), TestExecutionResult.successful());

        assertThat(directory).isEmptyDirectory();
    }

    @Nested
    class The_collector {

        @Test
        void takes_a_failed_test_with_a_result_for_a_verdict_and_no_failure() {
            ResultCollector collector = new ResultCollector();

            execute(collector, Map.of(), TestExecutionResult.successful());

            assertThat(collector.results()).hasSize(2);
            assertThat(collector.failures()).isEmpty();
        }

        @Test
        void keeps_what_failed_without_a_result() {
            ResultCollector collector = new ResultCollector();

            execute(collector, Map.of(), TestExecutionResult.failed(new IllegalStateException("no server")));

            assertThat(collector.failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.cause())
                            .hasValueSatisfying(cause -> assertThat(cause).hasMessage("no server")));
        }
    }
}
