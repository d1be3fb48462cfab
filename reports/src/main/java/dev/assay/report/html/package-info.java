/** The report as one HTML file without scripts: a matrix, a section for each cell, grades, a comparison of two runs. */
@NullMarked
package dev.assay.report.html;

import org.jspecify.annotations.NullMarked;
