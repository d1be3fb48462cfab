package dev.assay.engine.scenario;

/** How the bytes of a migration file differ from plain UTF-8 with line feeds; the SQL is the same. */
public enum FileForm {
    /** UTF-8, lines end with a line feed. */
    PLAIN,
    /** Lines end with a carriage return and a line feed. */
    CRLF,
    /** A byte order mark comes first. */
    BOM,
    /** 4.2 million blanks stand behind the first statement that ends a line: no usual buffer for lines is as long. */
    LONG_LINE;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** In characters. Scanners that cut at a line's length do so at 64 KiB if nobody says otherwise, and at 4 MiB at most. */
    private static final int LONG = 4_200_000;

    /**
     * Writes the text of a file in this form.
     *
     * @param text the text, with line feeds
     * @return the same in this form
     */
    public String write(String text) {
        return switch (this) {
            case PLAIN -> text;
            case CRLF -> text.replace("\r\n", "\n").replace("\n", "\r\n");
            case BOM -> BYTE_ORDER_MARK + text;
            case LONG_LINE -> text.replaceFirst(";\n", ";" + " ".repeat(LONG) + "\n");
        };
    }
}
