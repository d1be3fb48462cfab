/** The records of the scenario language and their parser. Knows neither PostgreSQL nor runners. */
@NullMarked
package dev.assay.engine.scenario;

import org.jspecify.annotations.NullMarked;
