/** The JUnit Platform engine: discovery, descriptors, reporting. The only package that sees the JUnit Platform. */
@NullMarked
package dev.assay.engine.junit;

import org.jspecify.annotations.NullMarked;
