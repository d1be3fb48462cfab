package dev.assay.adapter.command;

import dev.assay.adapter.command.install.Programs;
import dev.assay.engine.adapter.Availability.NotAvailable;
import dev.assay.engine.adapter.RunnerCommand;
import dev.assay.engine.adapter.RunnerProcess;
import dev.assay.engine.adapter.Running;
import dev.assay.engine.postgres.Reaper;
import dev.assay.engine.postgres.ToolContainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A tool in its official image: a container for each time that it is run, which sees its own directory and the network
 * of this machine, so that it reaches what listens on loopback, and nothing else.
 *
 * @param image the image, which must be here
 * @param binary the program in it
 * @param environment Assay's own environment: its {@code PATH} has the program {@code docker}, and that needs some of it
 */
record ContainerTool(String image, String binary, Map<String, String> environment) {

    private static final List<String> OF_DOCKER =
            List.of("DOCKER_HOST", "DOCKER_CONTEXT", "DOCKER_CONFIG", "XDG_RUNTIME_DIR");

    /** What is missing; empty if the tool can be run. */
    Optional<NotAvailable> missing(String title) {
        if (Programs.onPath("docker", environment).isEmpty()) {
            return Optional.of(new NotAvailable(
                    title + " runs in a container, and there is no 'docker' on the PATH", "install Docker"));
        }
        return ToolContainers.obstacle(image)
                .map(obstacle -> new NotAvailable(
                        "%s runs in a container of %s, and %s".formatted(title, image, obstacle),
                        obstacle.startsWith("no") ? "start Docker" : "docker pull " + image));
    }

    /** Starts the tool in a container of its own; the command is as for a tool that is installed here. */
    Running start(RunnerCommand command) throws IOException {
        String name = ToolContainers.newName();
        Reaper.Watch watch = ToolContainers.watch(name);
        try {
            Map<String, String> variables = new HashMap<>(command.environment());
            variables.put("HOME", command.directory().toString());
            RunnerCommand docker = new RunnerCommand(
                    arguments(name, command, variables),
                    withDocker(variables),
                    command.directory(),
                    command.secrets(),
                    command.successCodes());
            return new ContainerRun(RunnerProcess.start(docker), name, watch);
        } catch (IOException e) {
            watch.close();
            throw e;
        }
    }

    /** Whom the directory belongs to: the tool may write there whatever user its image names, and what it writes can be deleted. */
    private static String owner(Path directory) throws IOException {
        return Files.getAttribute(directory, "unix:uid") + ":" + Files.getAttribute(directory, "unix:gid");
    }

    private List<String> arguments(String name, RunnerCommand command, Map<String, String> variables)
            throws IOException {
        String directory = command.directory().toAbsolutePath().toString();
        List<String> arguments = new ArrayList<>(List.of(
                Programs.onPath("docker", environment).map(Path::toString).orElse("docker"),
                "run",
                "--rm",
                "--name",
                name,
                "--network",
                "host",
                "--volume",
                directory + ":" + directory,
                "--user",
                owner(command.directory()),
                "--workdir",
                directory));
        // By name alone: values may be secrets, and arguments are seen by everybody.
        new TreeSet<>(variables.keySet()).forEach(variable -> arguments.addAll(List.of("--env", variable)));
        arguments.addAll(List.of("--entrypoint", binary, image));
        arguments.addAll(command.arguments().subList(1, command.arguments().size()));
        return arguments;
    }

    private Map<String, String> withDocker(Map<String, String> variables) {
        Map<String, String> all = new HashMap<>();
        OF_DOCKER.stream().filter(environment::containsKey).forEach(name -> all.put(name, environment.get(name)));
        all.putAll(variables);
        return all;
    }
}
