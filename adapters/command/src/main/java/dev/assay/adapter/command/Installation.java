package dev.assay.adapter.command;

import java.util.List;
import java.util.Optional;

/** Where a runner's program comes from; one record an ecosystem. */
sealed interface Installation {

    /** The user brings it: a program on the {@code PATH}, or a file named by the descriptor. */
    record Provided() implements Installation {}

    /**
     * A command written in Go, built by {@code go install}.
     *
     * @param commandPackage the import path of the command
     * @param version the version of its module
     * @param minimum the oldest Go that can build it
     * @param tags build tags, may be empty
     * @param ldflags flags for the linker, if any
     * @param cgo whether it needs a C compiler
     */
    record Go(
            String commandPackage,
            String version,
            GoVersion minimum,
            List<String> tags,
            Optional<String> ldflags,
            boolean cgo)
            implements Installation {

        public Go {
            tags = List.copyOf(tags);
        }
    }
}
