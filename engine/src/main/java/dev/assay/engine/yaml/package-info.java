/** YAML read into a tree whose every value knows its line and column. Knows no scenario. */
@NullMarked
package dev.assay.engine.yaml;

import org.jspecify.annotations.NullMarked;
