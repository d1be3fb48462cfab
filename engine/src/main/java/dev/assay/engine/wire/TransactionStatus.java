package dev.assay.engine.wire;

/** What ReadyForQuery says about the transaction: protocol chapter, "Message Formats". */
public enum TransactionStatus {
    /** No ReadyForQuery has been seen. */
    UNKNOWN('?'),
    /** Not in a transaction block. */
    IDLE('I'),
    /** In a transaction block. */
    IN_TRANSACTION('T'),
    /** In a transaction block that has failed. */
    FAILED('E');

    private final char code;

    TransactionStatus(char code) {
        this.code = code;
    }

    /** The letter of the protocol, {@code ?} for unknown. */
    public char code() {
        return code;
    }

    static TransactionStatus of(char code) {
        for (TransactionStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        return UNKNOWN;
    }
}
