package dev.assay.adapter.command;

import dev.assay.engine.adapter.Deviation;
import dev.assay.engine.adapter.DeviationFile;
import dev.assay.engine.yaml.InputException;
import dev.assay.engine.yaml.Location;
import dev.assay.engine.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A descriptor with the deviations beside it.
 *
 * @param descriptor the descriptor
 * @param deviations the recorded deviations of the runner, may be empty
 * @param directory what files named by the descriptor are relative to
 */
record DescriptorSource(Descriptor descriptor, List<Deviation> deviations, Path directory) {

    private static final String DEVIATIONS = "deviations.yaml";

    /** Reads a user's file, and {@code deviations.yaml} beside it if it is there. */
    static DescriptorSource read(Path file) {
        Descriptor descriptor = DescriptorParser.parse(file.toString(), text(file));
        Path directory = file.toAbsolutePath().normalize().resolveSibling(".").normalize();
        Path deviations = file.resolveSibling(DEVIATIONS);
        return new DescriptorSource(
                descriptor,
                Files.exists(deviations) ? DeviationFile.parse(deviations.toString(), text(deviations)) : List.of(),
                directory);
    }

    /** Reads a descriptor of the class path, and {@code deviations.yaml} beside it, which must be there. */
    static DescriptorSource bundled(ClassLoader loader, String folder) {
        String file = folder + "/adapter.yaml";
        String deviations = folder + "/" + DEVIATIONS;
        return new DescriptorSource(
                DescriptorParser.parse(file, text(loader, file)),
                DeviationFile.parse(deviations, text(loader, deviations)),
                Path.of(""));
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

    private static String text(ClassLoader loader, String name) {
        @Nullable URL resource = loader.getResource(name);
        if (resource == null) {
            throw unreadable(name, "no such resource on the class path");
        }
        try (InputStream in = resource.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(name, String.valueOf(e.getMessage()));
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
