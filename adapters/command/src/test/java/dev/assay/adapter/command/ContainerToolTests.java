package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.adapter.command.install.Programs;
import dev.assay.engine.adapter.Availability;
import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.postgres.ToolContainers;
import dev.assay.engine.scenario.Action;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A tool in a container. The image is the one that {@code ASSAY_TEST_IMAGE} names, of which only the shell is used; skipped,
 * saying so, where Docker or the image is missing, unless {@code ASSAY_REQUIRE_DOCKER=true}.
 */
@Timeout(300)
class ContainerToolTests {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String IMAGE = System.getenv().getOrDefault("ASSAY_TEST_IMAGE", "assay/nothing:0");
    private static final String ENDLESS = "echo here > \"$HOME\"/here; while true; do true; done";
    private static final Endpoint DATABASE = new Endpoint("127.0.0.1", 5433, "db", "user", "se cret");

    @TempDir
    Path directory;

    private Path work;

    @BeforeEach
    void work() throws IOException {
        work = Files.createDirectories(directory.resolve("work"));
    }

    private CommandAdapter adapter(String image, String script, Map<String, String> environment) {
        return adapter(image, script, environment, directory);
    }

    private static CommandAdapter adapter(
            String image, String script, Map<String, String> environment, Path directory) {
        String text = """
                id: own
                title: Own runner
                version: 1.0.0
                homepage: https://example.org/own
                issues: https://example.org/own/issues
                license: MIT
                container: %s
                binary: /bin/sh
                version-command: ["{binary}", -c, echo 3.2.1]
                files: {up: "{version}.sql"}
                commands:
                  deploy: ["{binary}", -c, '%s', sh, "{migrations}", "{password}"]
                environment: {PGPASSWORD: "{password}"}
                tracker: {relations: [public.done], kind: set, applied: SELECT version FROM public.done}
                """.formatted(image, script.replace("'", "''"));
        return new CommandAdapter(
                new DescriptorSource(DescriptorParser.parse("own.yaml", text), List.of(), directory, ""),
                directory.resolve(".tools"),
                environment);
    }

    private Running start(String script) throws IOException {
        return adapter(IMAGE, script, System.getenv())
                .start(new Order(Action.DEPLOY, Stories.tables(7), DATABASE, work, true));
    }

    @Nested
    class Where_docker_is {

        @BeforeEach
        void need() {
            boolean required = Boolean.parseBoolean(System.getenv("ASSAY_REQUIRE_DOCKER"));
            assumeThat(required || ToolContainers.obstacle(IMAGE).isEmpty())
                    .as("there is no Docker with the image " + IMAGE + ": not looked at here")
                    .isTrue();
        }

        @Test
        void the_image_tells_the_version() {
            assertThat(adapter(IMAGE, "true", System.getenv()).availability())
                    .isEqualTo(new Availability.Available("3.2.1"));
        }

        @Test
        void it_sees_its_directory_and_its_variables_and_its_secrets_are_not_told() throws Exception {
            Outcome outcome = start("cat \"$1\"/*; echo $PGPASSWORD; echo $HOME; cat /proc/1/comm; exit 3")
                    .await(BOUND);

            assertThat(outcome)
                    .isEqualTo(new Outcome(
                            Ending.FAILED,
                            3,
                            "CREATE TABLE t7 (id bigint PRIMARY KEY)\n[redacted]\n" + work + "\nsh\n"));
            assertThat(containers()).isEmpty();
        }

        @Test
        void it_is_killed_whole() throws Exception {
            Running running = start(ENDLESS);
            Await.until("the container to begin", BOUND, () -> Files.exists(work.resolve("here")));
            assertThat(containers()).isNotEmpty();
            running.kill();

            assertThat(running.await(BOUND).ending()).isEqualTo(Ending.KILLED);
            assertThat(containers()).isEmpty();
        }

        @Test
        void it_is_ended_at_the_bound() throws Exception {
            Running running = start(ENDLESS);
            Await.until("the container to begin", BOUND, () -> Files.exists(work.resolve("here")));

            assertThat(running.await(Duration.ofMillis(1)).ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(containers()).isEmpty();
        }

        @Test
        void it_is_gone_after_assay_was_killed() throws Exception {
            Process assay = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            StartsATool.class.getName(),
                            directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(assay.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("begun");
            assertThat(containers()).isNotEmpty();

            assay.destroyForcibly();

            Await.until("the container to be gone", BOUND, this::containers, String::isEmpty);
        }

        /** The containers that see this test's directory. */
        private String containers() throws Exception {
            Process ask = new ProcessBuilder("docker", "ps", "-aq", "--filter", "volume=" + work).start();
            ask.getOutputStream().close();
            return new String(ask.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** Another Assay, whose tool would run for ever. */
    static final class StartsATool {
        private StartsATool() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Path work = directory.resolve("work");
            Running running = adapter(IMAGE, ENDLESS, System.getenv(), directory)
                    .start(new Order(Action.DEPLOY, Stories.tables(7), DATABASE, work, true));
            Await.until("the container to begin", BOUND, () -> Files.exists(work.resolve("here")));
            System.out.println("begun");
            running.await(Duration.ofDays(1));
        }
    }

    @Test
    void without_docker_it_is_not_available_and_says_so() {
        assertThat(adapter("owner/tool:1.2.0", "true", Map.of("PATH", "/nowhere"))
                        .availability())
                .isEqualTo(new Availability.NotAvailable(
                        "Own runner runs in a container, and there is no 'docker' on the PATH", "install Docker"));
    }

    @Test
    void without_its_image_it_is_not_available_and_says_so() {
        assumeThat(Programs.onPath("docker", System.getenv()))
                .as("there is no 'docker' on the PATH: not looked at here")
                .isPresent();
        assertThat(adapter("owner/no-such-tool:1.2.0", "true", System.getenv()).availability())
                .isInstanceOfSatisfying(
                        Availability.NotAvailable.class,
                        answer -> assertThat(answer.reason())
                                .startsWith("Own runner runs in a container of owner/no-such-tool:1.2.0, and ")
                                .containsAnyOf("no Docker engine answers", "Docker has no image"));
    }
}
