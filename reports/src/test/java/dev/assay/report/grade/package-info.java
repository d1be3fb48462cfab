@NullMarked
package dev.assay.report.grade;

import org.jspecify.annotations.NullMarked;
