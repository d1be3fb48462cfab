/**
 * What the objects of a database are, in the server's own words, and how two databases differ. One query a kind of object, in the
 * resources beside this package; objects that belong to extensions are left out there. Nothing here changes a database.
 */
@NullMarked
package dev.assay.setrunner.catalog;

import org.jspecify.annotations.NullMarked;
