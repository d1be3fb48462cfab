/** Where a PostgreSQL server comes from, its databases and sessions. Knows no scenario. */
@NullMarked
package dev.assay.engine.postgres;

import org.jspecify.annotations.NullMarked;
