package dev.assay.engine.wire.protocol;

/** What a message of type {@code p} is: it depends on what the server asked for last. */
public enum PasswordKind {
    /** A {@link PasswordMessage}. */
    PASSWORD,
    /** A {@link SaslInitialResponse}. */
    SASL_INITIAL,
    /** A {@link SaslResponse}. */
    SASL,
    /** A {@link GssResponse}. */
    GSS
}
