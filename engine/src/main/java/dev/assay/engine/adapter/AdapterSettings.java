package dev.assay.engine.adapter;

import java.nio.file.Path;
import java.util.List;

/**
 * What adapters need to know of the installation.
 *
 * @param toolsDirectory where the tools of runners are installed, one directory each; need not exist
 * @param descriptors descriptor files that the user added, may be empty
 */
public record AdapterSettings(Path toolsDirectory, List<Path> descriptors) {

    /** Copies the list. */
    public AdapterSettings {
        descriptors = List.copyOf(descriptors);
    }
}
