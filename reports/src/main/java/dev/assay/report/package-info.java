/** What is made of results. */
@NullMarked
package dev.assay.report;

import org.jspecify.annotations.NullMarked;
