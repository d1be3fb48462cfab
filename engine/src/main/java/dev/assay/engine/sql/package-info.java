/** SQL as text: where one statement ends and the next one begins, and what of it is nobody's business. */
@NullMarked
package dev.assay.engine.sql;

import org.jspecify.annotations.NullMarked;
