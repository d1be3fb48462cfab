/**
 * The rows of a database's tables and the difference of two readings: what was lost, what is there twice. Knows schemas
 * only to leave tables out; knows no scenario and no runner.
 */
@NullMarked
package dev.assay.engine.data;

import org.jspecify.annotations.NullMarked;
