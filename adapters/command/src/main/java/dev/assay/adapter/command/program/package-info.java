/** Talks to an adapter that is a program of its own, in JSON Lines. Knows the protocol and no descriptor. */
@NullMarked
package dev.assay.adapter.command.program;

import org.jspecify.annotations.NullMarked;
