@NullMarked
package dev.assay.report.sarif;

import org.jspecify.annotations.NullMarked;
