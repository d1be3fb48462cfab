/** Tests of the runner against a real server. */
@NullMarked
package dev.assay.setrunner;

import org.jspecify.annotations.NullMarked;
