/**
 * The wire proxy between a runner and PostgreSQL: trace of what was asked and answered, faults at chosen points. Lives
 * here: everything that acts on a connection from outside. May not live here: scenarios, adapters, execution, JUnit;
 * of the engine only {@code await} and {@code postgres.Endpoint} are used.
 */
@NullMarked
package dev.assay.engine.wire;

import org.jspecify.annotations.NullMarked;
