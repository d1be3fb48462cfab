package dev.assay.adapter.command.install;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program of a runner is looked for.
 *
 * @param home the directory that the tool is installed into, whether it is there or not
 * @param binary the name of the program, or its file where the user brings it
 * @param besideDescriptor the directory that a file named by the descriptor is relative to
 * @param environment the environment whose {@code PATH} is searched
 */
public record ToolPlace(Path home, String binary, Path besideDescriptor, Map<String, String> environment) {

    /** Copies the environment. */
    public ToolPlace {
        environment = Map.copyOf(environment);
    }
}
