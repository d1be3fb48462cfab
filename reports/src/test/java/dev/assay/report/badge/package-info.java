@NullMarked
package dev.assay.report.badge;

import org.jspecify.annotations.NullMarked;
