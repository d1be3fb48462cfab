/**
 * Differences and snapshots for people and for machines: SQL-like text with the changed part marked, and JSON. Decides
 * nothing: what differs is found in {@code schema}.
 */
@NullMarked
package dev.assay.engine.compare;

import org.jspecify.annotations.NullMarked;
