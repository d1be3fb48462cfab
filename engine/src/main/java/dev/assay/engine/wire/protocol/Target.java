package dev.assay.engine.wire.protocol;

/** What a Describe or a Close is about. */
public enum Target {
    /** A prepared statement. */
    STATEMENT('S'),
    /** A portal. */
    PORTAL('P');

    private final char code;

    Target(char code) {
        this.code = code;
    }

    char code() {
        return code;
    }

    static Target read(PayloadReader in) throws WireProtocolException {
        byte code = in.int8();
        return switch (code) {
            case 'S' -> STATEMENT;
            case 'P' -> PORTAL;
            default -> throw in.problem("names neither a statement (S) nor a portal (P)");
        };
    }
}
