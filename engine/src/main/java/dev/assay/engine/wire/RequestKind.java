package dev.assay.engine.wire;

import org.jspecify.annotations.Nullable;

/** What a client asked for, by the name of its message in PostgreSQL's protocol chapter. */
public enum RequestKind {
    /** The beginning of a session, authentication included. */
    STARTUP("Startup", (char) 0),
    /** A text of one or more statements. */
    QUERY("Query", 'Q'),
    /** Make a prepared statement. */
    PARSE("Parse", 'P'),
    /** Make a portal. */
    BIND("Bind", 'B'),
    /** Ask what a statement or portal looks like. */
    DESCRIBE("Describe", 'D'),
    /** Run a portal. */
    EXECUTE("Execute", 'E'),
    /** Forget a statement or portal. */
    CLOSE("Close", 'C'),
    /** End a group of extended-query messages. */
    SYNC("Sync", 'S'),
    /** Ask for the answers so far. */
    FLUSH("Flush", 'H'),
    /** Call a function by its object id. */
    FUNCTION_CALL("FunctionCall", 'F'),
    /** All the pieces of one COPY from the client together; it is met when the first of them comes. */
    COPY_DATA("CopyData", 'd'),
    /** The end of a COPY from the client. */
    COPY_DONE("CopyDone", 'c'),
    /** A COPY that the client gave up. */
    COPY_FAIL("CopyFail", 'f'),
    /** The end of a session. */
    TERMINATE("Terminate", 'X'),
    /** Cancel what another session runs. */
    CANCEL("CancelRequest", (char) 0),
    /** A message that Assay does not know. */
    UNKNOWN("Unknown", (char) 0);

    private final String messageName;
    private final char type;

    RequestKind(String messageName, char type) {
        this.messageName = messageName;
        this.type = type;
    }

    /** The name in the protocol chapter. */
    public String messageName() {
        return messageName;
    }

    /** Whether it is part of a COPY from the client. */
    boolean isCopy() {
        return this == COPY_DATA || this == COPY_DONE || this == COPY_FAIL;
    }

    /** Whether the server answers it by closing the connection. */
    boolean endsByClosing() {
        return this == TERMINATE || this == CANCEL;
    }

    /** Whether it belongs to the extended query protocol, whose answers the server keeps until Sync or Flush. */
    public boolean isExtended() {
        return switch (this) {
            case PARSE, BIND, DESCRIBE, EXECUTE, CLOSE -> true;
            default -> false;
        };
    }

    /** The kind of a typed message of a client. */
    static RequestKind of(char type) {
        RequestKind kind = find(type);
        return kind == null ? UNKNOWN : kind;
    }

    private static @Nullable RequestKind find(char type) {
        for (RequestKind kind : values()) {
            if (kind.type == type && type != 0) {
                return kind;
            }
        }
        return null;
    }
}
