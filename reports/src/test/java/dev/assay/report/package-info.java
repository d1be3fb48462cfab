/** Tests of what is made of results. */
package dev.assay.report;
