package dev.assay.engine.wire.protocol;

/**
 * A message that this package does not know, kept as it came.
 *
 * @param encode the frame
 */
public record UnknownFrontendMessage(Frame encode) implements FrontendMessage {}
