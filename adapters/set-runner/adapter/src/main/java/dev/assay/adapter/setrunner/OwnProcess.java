package dev.assay.adapter.setrunner;

import dev.assay.engine.adapter.Order;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import dev.assay.engine.adapter.Running;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The runner's command line as a process of its own, on the class path of this one. */
final class OwnProcess {

    private OwnProcess() {}

    static Running start(Edition edition, Order order, Path migrations) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        arguments.addAll(edition.main());
        arguments.addAll(verb(order));
        arguments.addAll(List.of(
                "--database",
                order.database().jdbcUrl(),
                "--user",
                order.database().user(),
                "--migrations",
                migrations.toString(),
                "--legacy-tracker",
                Task.LEGACY_TRACKER,
                "--checksums",
                "verify",
                "--lock-wait",
                Task.LOCK_WAIT.toSeconds() + "s"));
        Map<String, String> environment = Map.of("PGPASSWORD", order.database().password());
        return RunnerProcess.start(RunnerCommand.of(order, arguments, environment));
    }

    /** The recovery of this runner is to run it again, so there is nothing to do: its status is asked for. */
    private static List<String> verb(Order order) {
        return switch (order.action().verb()) {
            case DEPLOY -> List.of("migrate");
            case ADOPT -> List.of("adopt");
            case RECOVER -> List.of("status");
            case ROLLBACK -> List.of("down", "--count", String.valueOf(above(order)));
            case VERIFY -> List.of("verify", "--objects");
            case CLEAN -> List.of("clean", "--yes");
            case ACCEPT_CHANGES -> List.of("accept-changes");
            case DEPLOY_DEFERRED -> List.of("migrate", "--deferred");
            case VERIFY_REQUIRED -> List.of("verify", "--objects", "--set", "required");
            case VERIFY_DEFERRED -> List.of("verify", "--objects", "--set", "deferred");
        };
    }

    private static int above(Order order) {
        long to = order.action().to().orElseThrow();
        return order.release().versions().tailSet(to + 1).size();
    }
}
