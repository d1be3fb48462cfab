/** The set-based migration runner. */
@NullMarked
package dev.assay.setrunner;

import org.jspecify.annotations.NullMarked;
