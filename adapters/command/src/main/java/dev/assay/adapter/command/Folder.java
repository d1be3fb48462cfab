package dev.assay.adapter.command;

import java.io.IOException;
import java.util.Optional;

/** The files beside a descriptor. */
interface Folder {

    /** A folder without files. */
    Folder EMPTY = name -> Optional.empty();

    /** Reads a file; empty if there is none of that name. */
    Optional<String> text(String name) throws IOException;
}
