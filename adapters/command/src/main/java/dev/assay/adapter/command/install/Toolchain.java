package dev.assay.adapter.command.install;

import java.io.IOException;

/**
 * What must be on the machine before a tool can be installed.
 *
 * @param title its name for people
 * @param minimum the oldest version that will do
 * @param origin how a tool comes from there, as in {@code is built from its Go module}
 */
record Toolchain(String title, LanguageVersion minimum, String origin) {

    /** Says why a tool cannot be installed, and what to do. */
    IOException refusal(String id, String found) {
        return new IOException(
                ("%s %s and needs %s%s, but %s; install %s from your system's packages or from its project's page,"
                                + " put its programs on the PATH, then run './assay tools install %s'")
                        .formatted(
                                id,
                                origin,
                                title,
                                minimum.equals(LanguageVersion.ANY) ? "" : " " + minimum + " or newer",
                                found,
                                title,
                                id));
    }
}
