/** STUB. */
@NullMarked
package dev.assay.engine.data;

import org.jspecify.annotations.NullMarked;
