/** A static site from many runs: the history of each runner over its versions. */
@NullMarked
package dev.assay.report.site;

import org.jspecify.annotations.NullMarked;
