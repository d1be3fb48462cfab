package dev.assay.engine.wire.protocol;

/** The secret of BackendKeyData and CancelRequest: 4 bytes, or from protocol 3.2 on whatever is left, up to 256. */
final class CancelKey {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 256;

    private CancelKey() {}

    /**
     * Reads what a client names: it has no key yet if it gives up before the server told it one, and the server then
     * does nothing.
     */
    static Bytes readOfRequest(PayloadReader in) throws WireProtocolException {
        Bytes key = in.remaining();
        if (key.length() > LONGEST) {
            throw in.problem("has a cancel key of " + key.length() + " bytes; the rule is " + LONGEST + " at most");
        }
        return key;
    }

    static Bytes read(PayloadReader in) throws WireProtocolException {
        Bytes key = in.remaining();
        if (key.length() < SHORTEST || key.length() > LONGEST) {
            throw in.problem("has a cancel key of " + key.length() + " bytes; the rule is 4 to 256");
        }
        return key;
    }
}
