package dev.assay.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** Looks whether results can be written where they are to go, before anything runs. */
final class ResultsTarget {

    private ResultsTarget() {}

    static void check(Path file) {
        if (Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file)) || isBelowNoDirectory(file)) {
            throw UserError.at("--results " + file)
                    .expected("a file that can be written")
                    .found(Files.isDirectory(file) ? "a directory" : "no way to write it")
                    .rule("results are one file of JSON Lines")
                    .next("name a file in a directory of yours");
        }
    }

    private static boolean isBelowNoDirectory(Path file) {
        Path existing = file.toAbsolutePath().getParent();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing == null || !Files.isDirectory(existing) || !Files.isWritable(existing);
    }
}
