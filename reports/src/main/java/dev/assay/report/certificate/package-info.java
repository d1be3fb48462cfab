/** Certificates: a bundle that follows byte for byte from the results in it, so that every change of it is found. */
@NullMarked
package dev.assay.report.certificate;

import org.jspecify.annotations.NullMarked;
