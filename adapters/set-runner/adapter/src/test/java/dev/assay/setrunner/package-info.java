/**
 * The miniatures: the set-based runner with one part replaced by a wrong one. They are in the package of the runner, whose parts nobody
 * else can replace.
 */
@NullMarked
package dev.assay.setrunner;

import org.jspecify.annotations.NullMarked;
