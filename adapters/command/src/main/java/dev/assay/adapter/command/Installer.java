package dev.assay.adapter.command;

import dev.assay.adapter.command.install.Installation;
import dev.assay.adapter.command.install.Provided;
import dev.assay.adapter.command.install.TemporaryDirectory;
import dev.assay.adapter.command.install.ToolPlace;
import dev.assay.adapter.command.install.Workshop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
        List<String> program = tool.find();
        if (descriptor.installation() instanceof Provided) {
            if (program.isEmpty()) {
                throw new IOException("%s has no 'install' in %s, so Assay cannot install it: %s"
                        .formatted(id, descriptor.file(), tool.missing().remedy()));
            }
            progress.accept(id + " is there already and is not Assay's to install: " + program.get(0));
        } else if (!id.equals(descriptor.toolId()) && !program.isEmpty()) {
            progress.accept(id + " uses the tool of " + descriptor.toolId() + ", which is there");
        } else {
            Workshop workshop = new Workshop(id, environment, progress);
            Installation installation = descriptor.installation();
            if (installation.isMovable()) {
                replaceWhole(installation, workshop);
            } else {
                makeAnew(installation, workshop);
            }
            progress.accept("%s: installed in %s".formatted(id, tool.home()));
        }
    }

    /** Builds beside the final place and then moves, so that a half install is never taken for a whole one. */
    private void replaceWhole(Installation installation, Workshop workshop) throws IOException, InterruptedException {
        Path home = tool.home();
        Path parent = Files.createDirectories(home.resolveSibling(".").normalize());
        Path built = Files.createTempDirectory(parent, ".installing-");
        Path old = built.resolveSibling(built.getFileName() + "-old");
        try {
            installation.install(built, workshop);
            check(installation, built);
            if (Files.exists(home)) {
                Files.move(home, old, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(built, home, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            TemporaryDirectory.delete(built);
            TemporaryDirectory.delete(old);
        }
    }

    /** Builds in the final place, where the installation itself tells a half install from a whole one. */
    private void makeAnew(Installation installation, Workshop workshop) throws IOException, InterruptedException {
        Path home = tool.home();
        TemporaryDirectory.delete(home);
        Files.createDirectories(home);
        boolean whole = false;
        try {
            installation.install(home, workshop);
            check(installation, home);
            whole = true;
        } finally {
            if (!whole) {
                TemporaryDirectory.delete(home);
            }
        }
    }

    private void check(Installation installation, Path made) throws IOException {
        String binary = descriptor.binary();
        if (installation.program(new ToolPlace(made, binary, made, environment)).isEmpty()) {
            throw new IOException("%s: the installation succeeded, but made no program '%s'; correct 'binary' in %s"
                    .formatted(descriptor.runner().id(), binary, descriptor.file()));
        }
    }
}
