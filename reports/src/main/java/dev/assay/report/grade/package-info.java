/** What results are worth: a grade for each profile, and what stands in the way of the next one. */
@NullMarked
package dev.assay.report.grade;

import org.jspecify.annotations.NullMarked;
