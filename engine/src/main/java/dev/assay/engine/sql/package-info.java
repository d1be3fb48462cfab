/** SQL as text: where one statement ends and the next one begins. */
@NullMarked
package dev.assay.engine.sql;

import org.jspecify.annotations.NullMarked;
