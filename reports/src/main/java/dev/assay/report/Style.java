package dev.assay.report;

/** How a piece of text looks on a terminal that shows colour. Never the only thing that tells two things apart. */
public enum Style {
    /** Like any other text. */
    PLAIN(""),
    /** A heading. */
    STRONG("1"),
    /** Beside the point. */
    FAINT("2"),
    /** As it should be. */
    GOOD("32"),
    /** Not right, and known. */
    KNOWN("33"),
    /** A finding. */
    BAD("1;31"),
    /** Something that proves nothing, or a record that is wrong. */
    UNSURE("1;35"),
    /** An error of Assay. */
    BROKEN("1;7;31");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /** Wraps a text, which must be printable already, into the terminal's codes. */
    String paint(String text) {
        return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
