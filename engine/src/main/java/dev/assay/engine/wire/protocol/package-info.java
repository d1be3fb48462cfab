/**
 * PostgreSQL's frontend/backend protocol, version 3: frames, messages, reader and writer. Lives here: what the chapter
 * "Frontend/Backend Protocol" of the PostgreSQL documentation says about bytes. May not live here: sockets, threads,
 * the order of messages.
 */
@NullMarked
package dev.assay.engine.wire.protocol;

import org.jspecify.annotations.NullMarked;
