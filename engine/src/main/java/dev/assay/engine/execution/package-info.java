/** Runs the steps of a scenario through an adapter and judges what was seen. Knows no JUnit. */
@NullMarked
package dev.assay.engine.execution;

import org.jspecify.annotations.NullMarked;
