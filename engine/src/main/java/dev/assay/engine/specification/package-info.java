/**
 * The numbered rules that a migration runner has to keep, as data, and their reader. Knows scenarios by their rules only;
 * knows neither PostgreSQL nor runners.
 */
@NullMarked
package dev.assay.engine.specification;

import org.jspecify.annotations.NullMarked;
