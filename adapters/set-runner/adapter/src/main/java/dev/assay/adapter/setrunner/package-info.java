/** Drives the set-based runner for Assay. */
@NullMarked
package dev.assay.adapter.setrunner;

import org.jspecify.annotations.NullMarked;
