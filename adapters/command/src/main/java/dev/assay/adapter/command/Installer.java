package dev.assay.adapter.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Consumer;

/** Puts a tool into its directory, whole or not at all. */
final class Installer {

    private final Descriptor descriptor;
    private final Tool tool;
    private final Map<String, String> environment;

    Installer(Descriptor descriptor, Tool tool, Map<String, String> environment) {
        this.descriptor = descriptor;
        this.tool = tool;
        this.environment = environment;
    }

    void install(Consumer<String> progress) throws IOException, InterruptedException {
        String id = descriptor.runner().id();
        if (descriptor.installation() instanceof Installation.Go recipe) {
            replaceWhole(progress, directory -> new GoInstaller(recipe, id, environment).install(directory, progress));
        } else if (tool.find().isPresent()) {
            progress.accept(id + " is there already and is not Assay's to install: "
                    + tool.find().get());
        } else {
            throw new IOException("%s has no 'install' in %s, so Assay cannot install it: %s"
                    .formatted(id, descriptor.file(), tool.missing().remedy()));
        }
    }

    private interface Recipe {
        void makeIn(Path directory) throws IOException, InterruptedException;
    }

    /** Builds beside the final place and then moves, so that a half install is never taken for a whole one. */
    private void replaceWhole(Consumer<String> progress, Recipe recipe) throws IOException, InterruptedException {
        Path home = tool.home();
        Path parent = Files.createDirectories(home.resolveSibling(".").normalize());
        Path built = Files.createTempDirectory(parent, ".installing-");
        try {
            recipe.makeIn(built);
            if (Program.in(built, descriptor.binary()).isEmpty()) {
                throw new IOException("%s: the installation succeeded, but made no program '%s'; correct 'binary' in %s"
                        .formatted(descriptor.runner().id(), descriptor.binary(), descriptor.file()));
            }
            if (Files.exists(home)) {
                Files.move(home, built.resolveSibling(built.getFileName() + "-old"), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(built, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            TemporaryDirectory.delete(built);
            TemporaryDirectory.delete(built.resolveSibling(built.getFileName() + "-old"));
        }
        progress.accept("%s: installed in %s".formatted(descriptor.runner().id(), home));
    }
}
