package dev.assay.cli;

import dev.assay.engine.adapter.Adapter;
import dev.assay.engine.adapter.AdapterSettings;
import dev.assay.engine.adapter.Adapters;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The adapters that a command line names, by the id of a runner or by a descriptor.
 *
 * @param command the command, for messages
 * @param names ids and files
 */
record AdapterChoice(String command, List<String> names) {

    List<Adapter> adapters() {
        List<Path> files =
                names.stream().filter(AdapterChoice::isFile).map(Path::of).toList();
        try {
            Set<String> known = ids(load(List.of()));
            Adapters all = load(files);
            return names.stream()
                    .flatMap(name -> isFile(name)
                            ? all.all().stream()
                                    .filter(adapter ->
                                            !known.contains(adapter.runner().id()))
                            : List.of(all.named(name)).stream())
                    .distinct()
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new UserError(command + ": " + e.getMessage()).because(e);
        }
    }

    private static Adapters load(List<Path> files) {
        return Adapters.load(new AdapterSettings(RunnerArguments.tools(), files));
    }

    private static Set<String> ids(Adapters adapters) {
        return adapters.all().stream().map(adapter -> adapter.runner().id()).collect(Collectors.toSet());
    }

    /** What has a dot or a slash, or is there, is a file; ids have neither. */
    private static boolean isFile(String name) {
        return name.contains(".") || name.contains("/") || Files.exists(Path.of(name));
    }
}
