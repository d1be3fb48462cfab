package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.engine.execution.Result;
import java.io.IOException;
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
    void writes_the_results_of_an_execution_where_the_parameter_says() throws IOException {
        Path file = directory.resolve("out/results.json");

        execute(
                new ResultsFileListener(),
                Map.of(ResultsFileListener.FILE, file.toString()),
                TestExecutionResult.successful());

        JsonNode document = new ObjectMapper().readTree(file.toFile());
        assertThat(document.findValuesAsText("scenario")).containsExactly("one", "two");
        assertThat(document.findValuesAsText("family")).containsOnly("some-family");
        assertThat(document.at("/cases/0/title").asText()).isEqualTo("Its title");
        assertThat(document.at("/runners/0/id").asText()).isEqualTo("good");
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
