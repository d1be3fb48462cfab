/** Findings as SARIF, for whoever shows findings beside the lines of files. */
@NullMarked
package dev.assay.report.sarif;

import org.jspecify.annotations.NullMarked;
