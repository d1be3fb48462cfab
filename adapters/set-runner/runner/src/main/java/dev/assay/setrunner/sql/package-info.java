/**
 * Reads SQL as text: tokens, statements with their lines, and the few commands that the runner treats in their own way. Nothing
 * here talks to a server.
 */
@NullMarked
package dev.assay.setrunner.sql;

import org.jspecify.annotations.NullMarked;
