/** Drives any runner with a command line, as a YAML descriptor says. */
@NullMarked
package dev.assay.adapter.command;

import org.jspecify.annotations.NullMarked;
