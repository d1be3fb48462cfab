/** Snapshots of a database's catalogs and their difference. Knows no scenario and no runner. */
@NullMarked
package dev.assay.engine.schema;

import org.jspecify.annotations.NullMarked;
