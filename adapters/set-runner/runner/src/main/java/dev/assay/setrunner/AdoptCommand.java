package dev.assay.setrunner;

import java.util.List;

/** Placeholder until adoption is built. */
final class AdoptCommand {
    private final MigrationSet disk;

    AdoptCommand(Options options, Session session, MigrationSet disk) {
        this.disk = disk;
    }

    AdoptResult run() {
        if (disk.all().isEmpty()) {
            return new AdoptResult(List.of(), List.of(), List.of(), List.of());
        }
        throw new UnsupportedOperationException("adopt");
    }
}
