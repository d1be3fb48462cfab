/** Tests that keep the catalogue sound: what every file must be, whatever its story. */
@NullMarked
package dev.assay.scenarios;

import org.jspecify.annotations.NullMarked;
