package dev.assay.adapter.command.install;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Jars of a Maven repository, run in a Java process of their own by the Java that runs Assay.
 *
 * @param artifacts the artifacts, as in {@code org.flywaydb:flyway-core:13.12.0}; the first one is the tool, and what
 *     they depend on comes with them
 * @param main the main class
 * @param source the text of the main class where the artifacts bring none; compiled when the tool is installed
 */
public record MavenArtifacts(List<String> artifacts, String main, Optional<String> source) implements Installation {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies";

    /** Copies the list. */
    public MavenArtifacts {
        artifacts = List.copyOf(artifacts);
    }

    @Override
    public List<String> program(ToolPlace place) {
        if (!Files.isDirectory(place.home().resolve("lib"))) {
            return List.of();
        }
        return java("java")
                .map(java -> List.of(
                        java.toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        classPath(place.home()),
                        main))
                .orElse(List.of());
    }

    private static Optional<Path> java(String program) {
        return Programs.in(Path.of(System.getProperty("java.home"), "bin"), program);
    }

    private static String classPath(Path home) {
        return home.resolve("classes") + File.pathSeparator + home.resolve("lib") + File.separator + "*";
    }

    @Override
    public void install(Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("Maven", LanguageVersion.ANY, "comes from a Maven repository");
        Path maven = workshop.require("mvn", toolchain, directory);
        Path project = Files.writeString(directory.resolve("pom.xml"), project(workshop.id()));
        List<String> arguments = List.of(
                maven.toString(),
                "--batch-mode",
                "--quiet",
                "--file",
                project.toString(),
                PLUGIN,
                "-DincludeScope=runtime",
                "-DoutputDirectory=" + directory.resolve("lib"));
        workshop.say(String.join(" ", arguments));
        workshop.step("Maven, which copies " + String.join(" ", artifacts), arguments, directory, Map.of(), BOUND);
        if (source.isPresent()) {
            compile(source.get(), directory, workshop);
        }
    }

    private void compile(String text, Path directory, Workshop workshop) throws IOException, InterruptedException {
        Toolchain toolchain = new Toolchain("a JDK", LanguageVersion.ANY, "has a main class to compile");
        Path compiler = java("javac")
                .orElseThrow(
                        () -> toolchain.refusal(workshop.id(), "there is no 'javac' beside the Java that runs Assay"));
        Path file = Files.writeString(directory.resolve(main + ".java"), text);
        List<String> arguments = new ArrayList<>(List.of(compiler.toString(), "-encoding", "UTF-8"));
        arguments.addAll(List.of(
                "-cp", classPath(directory), "-d", directory.resolve("classes").toString()));
        arguments.add(file.toString());
        workshop.step("'javac' of " + file.getFileName(), arguments, directory, Map.of(), BOUND);
    }

    private String project(String id) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.assay.tools</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <dependencies>
                %s
                  </dependencies>
                </project>
                """.formatted(
                        id, artifacts.stream().map(MavenArtifacts::dependency).collect(Collectors.joining("\n")));
    }

    private static String dependency(String artifact) {
        String[] parts = artifact.split(":", 3);
        return "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                .formatted(parts[0], parts[1], parts[2]);
    }
}
