/** Whether an adapter does what the harness relies on. Knows no scenario file, plays no story and judges no runner. */
@NullMarked
package dev.assay.engine.contract;

import org.jspecify.annotations.NullMarked;
