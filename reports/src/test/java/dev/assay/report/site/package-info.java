@NullMarked
package dev.assay.report.site;

import org.jspecify.annotations.NullMarked;
