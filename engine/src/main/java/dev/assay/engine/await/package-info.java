/** Waiting for a condition, with a bound and without sleeping. Knows nothing of what is waited for. */
@NullMarked
package dev.assay.engine.await;

import org.jspecify.annotations.NullMarked;
