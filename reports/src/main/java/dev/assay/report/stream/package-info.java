/** The result stream: JSON Lines with a header, a record a case as it ends, and a footer; written, read and merged. */
@NullMarked
package dev.assay.report.stream;

import org.jspecify.annotations.NullMarked;
