/**
 * Which cases an explored scenario is turned into: pure functions of what a run without a fault showed. Nothing is run
 * here.
 */
@NullMarked
package dev.assay.engine.exploration;

import org.jspecify.annotations.NullMarked;
