/** Tests of the command line. */
@NullMarked
package dev.assay.setrunner.cli;

import org.jspecify.annotations.NullMarked;
