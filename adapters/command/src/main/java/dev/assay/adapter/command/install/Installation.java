package dev.assay.adapter.command.install;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where a runner's program comes from; one class an ecosystem. */
public sealed interface Installation
        permits Provided, GoCommand, NpmPackages, PythonPackages, CargoCrate, MavenArtifacts {

    /**
     * Looks for the program.
     *
     * @param place where it would be
     * @return the program and the arguments that always come first; empty if it is not there
     */
    List<String> program(ToolPlace place);

    /**
     * Installs into an empty directory.
     *
     * @param directory the directory
     * @param workshop runs what has to be run, and tells the user
     * @throws IOException if it cannot be installed here; the message says what is missing and what to do
     * @throws InterruptedException if interrupted meanwhile
     */
    void install(Path directory, Workshop workshop) throws IOException, InterruptedException;

    /**
     * Tells whether what was installed still works in a directory of another name.
     *
     * @return {@code false} if its files name the directory that they are in
     */
    default boolean isMovable() {
        return true;
    }
}
