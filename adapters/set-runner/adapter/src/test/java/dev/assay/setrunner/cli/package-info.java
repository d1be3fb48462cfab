/** The command line of the miniatures. */
@NullMarked
package dev.assay.setrunner.cli;

import org.jspecify.annotations.NullMarked;
