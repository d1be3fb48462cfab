/** The command line of the runner: arguments, output lines, exit codes. It decides nothing about migrations. */
@NullMarked
package dev.assay.setrunner.cli;

import org.jspecify.annotations.NullMarked;
