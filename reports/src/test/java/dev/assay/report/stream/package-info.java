@NullMarked
package dev.assay.report.stream;

import org.jspecify.annotations.NullMarked;
