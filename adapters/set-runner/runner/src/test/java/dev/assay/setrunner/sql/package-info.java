/** Tests of the reading of SQL; no server. */
@NullMarked
package dev.assay.setrunner.sql;

import org.jspecify.annotations.NullMarked;
