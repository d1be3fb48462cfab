/** Where the programs of runners come from: one class an ecosystem. Knows neither descriptors nor migrations. */
@NullMarked
package dev.assay.adapter.command.install;

import org.jspecify.annotations.NullMarked;
