package dev.assay.adapter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.Outcome;
import dev.assay.engine.adapter.Outcome.Ending;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.await.Await;
import dev.assay.engine.postgres.Endpoint;
import dev.assay.engine.scenario.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A command that undoes one migration is run as often as there are some to undo, and one that prepares the files before it. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class SuccessiveRunsTests {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private Running rollBack(String script, long to) throws IOException {
        return rollBack(script, to, "");
    }

    private Running rollBack(String script, long to, String target) throws IOException {
        ShellTools.script(directory.resolve("own-runner"), script);
        return start(Action.rollback(to), "deploy: [\"{binary}\", up], rollback: [\"{binary}\", down" + target + "]");
    }

    private Running rollBackPrepared(String script) throws IOException {
        ShellTools.script(directory.resolve("own-runner"), script);
        return start(
                Action.rollback(1),
                "prepare: [\"{binary}\", index, \"{migrations}\"], deploy: [\"{binary}\", up],"
                        + " rollback: [\"{binary}\", down]");
    }

    private Running start(Action action, String commands) throws IOException {
        CommandAdapter adapter = new CommandAdapter(
                new DescriptorSource(
                        DescriptorParser.parse(
                                "own.yaml",
                                ShellTools.descriptor("./own-runner", "{" + commands + "}", "capabilities: [down]")),
                        List.of(),
                        directory,
                        ""),
                directory.resolve(".tools"),
                Map.of("PATH", "/usr/bin:/bin"));
        Path work = Files.createDirectories(directory.resolve("work"));
        Endpoint database = new Endpoint("127.0.0.1", 5433, "db", "user", "p/w");
        return adapter.start(new Order(action, Stories.tables(1, 2, 5, 9), database, work, false));
    }

    @Test
    void one_after_the_other() throws Exception {
        assertThat(rollBack("echo $1", 1).await(BOUND))
                .isEqualTo(new Outcome(Ending.SUCCEEDED, 0, "down\ndown\ndown\n"));
    }

    @Test
    void once_where_there_is_one_to_undo() throws Exception {
        assertThat(rollBack("echo $1", 5).await(BOUND)).isEqualTo(new Outcome(Ending.SUCCEEDED, 0, "down\n"));
    }

    @ParameterizedTest
    @CsvSource({"{to},2", "{next},5", "{next-name},m5", "{steps},2"})
    void once_where_the_command_says_how_far(String placeholder, String value) throws Exception {
        assertThat(rollBack("echo $2", 2, ", \"" + placeholder + "\"").await(BOUND))
                .extracting(Outcome::output)
                .isEqualTo(value + "\n");
    }

    @Test
    void until_one_fails() throws Exception {
        assertThat(rollBack("echo x >> count; [ \"$(wc -l < count)\" -lt 2 ] || { echo no; exit 7; }", 1)
                        .await(BOUND))
                .isEqualTo(new Outcome(Ending.FAILED, 7, "no\n"));
        assertThat(Files.readAllLines(directory.resolve("work/count"))).hasSize(2);
    }

    @Test
    void and_none_after_it_was_killed() throws Exception {
        Running running = rollBack("echo x >> count; exec sleep 600", 1);
        Await.until("the first to begin", BOUND, () -> Files.exists(directory.resolve("work/count")));
        running.kill();

        assertThat(running.await(BOUND).ending()).isEqualTo(Ending.KILLED);
        assertThat(Files.readAllLines(directory.resolve("work/count"))).hasSize(1);
    }

    @Test
    void within_one_bound_for_all() throws Exception {
        Running running = rollBack("exec sleep 600", 1);

        assertThat(running.await(Duration.ofMillis(1)).ending()).isEqualTo(Ending.TIMED_OUT);
    }

    @Test
    void once_the_files_are_prepared() throws Exception {
        assertThat(rollBackPrepared("echo $1; [ $1 = down ] || ls $2").await(BOUND))
                .isEqualTo(new Outcome(
                        Ending.SUCCEEDED, 0, "index\n1_m1.sql\n2_m2.sql\n5_m5.sql\n9_m9.sql\ndown\ndown\ndown\n"));
    }

    @Test
    void and_none_where_the_files_cannot_be_prepared() throws Exception {
        assertThat(rollBackPrepared("echo $1; [ $1 = down ]").await(BOUND))
                .isEqualTo(new Outcome(Ending.FAILED, 1, "index\n"));
    }
}
