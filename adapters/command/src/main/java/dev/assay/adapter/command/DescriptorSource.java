package dev.assay.adapter.command;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.digest.Sha256;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A descriptor with the deviations beside it.
 *
 * @param descriptor the descriptor
 * @param deviations the recorded deviations of the runner, may be empty
 * @param directory what files named by the descriptor are relative to
 * @param deviationsFile the file of the user that the deviations are in, whether it is there or not
 * @param digest the SHA-256 digest of its file
 */
record DescriptorSource(
        Descriptor descriptor,
        List<Deviation> deviations,
        Path directory,
        Optional<Path> deviationsFile,
        String digest) {

    /** One whose list is no file of the user's. */
    DescriptorSource(Descriptor descriptor, List<Deviation> deviations, Path directory, String digest) {
        this(descriptor, deviations, directory, Optional.empty(), digest);
    }

    /** Reads a user's file and what is beside it: the runner, and then its variants. */
    static List<DescriptorSource> read(Path file) {
        Folder folder = name -> optionalText(file.resolveSibling(name));
        String text = text(file);
        Descriptor descriptor = DescriptorParser.parse(file.toString(), text, folder);
        Path directory = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
        return withVariants(
                descriptor,
                Sha256.of(text),
                folder,
                directory,
                name -> file.resolveSibling(name).toString(),
                false);
    }

    /** Reads a descriptor of the class path and what is beside it: the runner, and then its variants. */
    static List<DescriptorSource> bundled(ClassLoader loader, String path) {
        Folder folder = name -> resource(loader, path + "/" + name);
        String file = path + "/adapter.yaml";
        String text = mustBeThere(folder, "adapter.yaml", file);
        Descriptor descriptor = DescriptorParser.parse(file, text, folder);
        return withVariants(descriptor, Sha256.of(text), folder, Path.of(""), name -> path + "/" + name, true);
    }

    private interface Naming {
        String of(String name);
    }

    private static List<DescriptorSource> withVariants(
            Descriptor descriptor, String digest, Folder folder, Path directory, Naming naming, boolean required) {
        List<DescriptorSource> sources = new ArrayList<>();
        sources.add(source(descriptor, digest, "deviations.yaml", folder, directory, naming, required));
        for (Variant variant : descriptor.variants()) {
            String deviations = "deviations+" + variant.name() + ".yaml";
            sources.add(source(descriptor.as(variant), digest, deviations, folder, directory, naming, required));
        }
        return sources;
    }

    private static DescriptorSource source(
            Descriptor descriptor,
            String digest,
            String name,
            Folder folder,
            Path directory,
            Naming naming,
            boolean required) {
        String file = naming.of(name);
        String text = required
                ? mustBeThere(folder, name, file)
                : read(folder, name, file).orElse("");
        Optional<Path> deviationsFile = required ? Optional.empty() : Optional.of(Path.of(file));
        return new DescriptorSource(descriptor, DeviationFile.parse(file, text), directory, deviationsFile, digest);
    }

    private static String mustBeThere(Folder folder, String name, String file) {
        return read(folder, name, file).orElseThrow(() -> unreadable(file, "no such resource on the class path"));
    }

    private static Optional<String> read(Folder folder, String name, String file) {
        try {
            return folder.text(name);
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> optionalText(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }

    private static Optional<String> resource(ClassLoader loader, String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw unreadable(file.toString(), "no such file");
        } catch (IOException e) {
            throw unreadable(file.toString(), Files.isDirectory(file) ? "a directory" : String.valueOf(e.getMessage()));
        }
    }

    private static InputException unreadable(String file, String found) {
        return new InputException(List.of(new Problem(
                new Location(file, 1, 1),
                "a UTF-8 text file that can be read",
                found,
                "descriptors, and deviations.yaml beside them, are read when Assay starts",
                "correct the path")));
    }
}
