/**
 * Snapshots of a database's catalogs and their difference: every catalog and column that the server has, less what
 * {@code left-out.yaml} names with a reason. Knows no scenario and no runner, and writes no definition itself.
 */
@NullMarked
package dev.assay.engine.schema;

import org.jspecify.annotations.NullMarked;
