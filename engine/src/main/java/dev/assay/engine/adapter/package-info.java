/** What an adapter implements, and what it is told and answers. Knows no runner. */
@NullMarked
package dev.assay.engine.adapter;

import org.jspecify.annotations.NullMarked;
