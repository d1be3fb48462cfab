/** How the files of a release are laid out for a runner: patterns, templates, generated files. Knows no descriptor. */
@NullMarked
package dev.assay.adapter.command.files;

import org.jspecify.annotations.NullMarked;
