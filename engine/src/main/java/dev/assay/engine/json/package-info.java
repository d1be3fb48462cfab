/** Records as JSON, as they travel from the engine through the JUnit Platform to whoever reports them. */
@NullMarked
package dev.assay.engine.json;

import org.jspecify.annotations.NullMarked;
