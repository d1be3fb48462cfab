/** Digests of what a result depends on. */
@NullMarked
package dev.assay.engine.digest;

import org.jspecify.annotations.NullMarked;
