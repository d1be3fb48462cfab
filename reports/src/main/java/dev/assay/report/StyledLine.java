package dev.assay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of output, of pieces that each have a style. Text in it can be anything; what comes out is printable. */
public final class StyledLine {

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(Style style, String text) {}

    /** Starts an empty line. */
    public StyledLine() {}

    /**
     * Makes a line of one piece.
     *
     * @param style how it looks
     * @param text its text
     * @return the line
     */
    public static StyledLine of(Style style, String text) {
        return new StyledLine().add(style, text);
    }

    /**
     * Makes a line without style.
     *
     * @param text its text
     * @return the line
     */
    public static StyledLine of(String text) {
        return of(Style.PLAIN, text);
    }

    /**
     * Adds a piece.
     *
     * @param style how it looks
     * @param text its text
     * @return this line
     */
    public StyledLine add(Style style, String text) {
        pieces.add(new Piece(style, Printable.line(text)));
        return this;
    }

    /**
     * Adds a piece without style.
     *
     * @param text its text
     * @return this line
     */
    public StyledLine add(String text) {
        return add(Style.PLAIN, text);
    }

    /** Adds blanks up to a column, at least two. */
    StyledLine padTo(int column) {
        return add(" ".repeat(Math.max(2, column - width())));
    }

    /**
     * Counts the characters that are seen.
     *
     * @return how many
     */
    public int width() {
        return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
    }

    /**
     * Gives the line to print.
     *
     * @param colour whether the terminal's codes for styles are in it
     * @return the line without its end
     */
    public String render(boolean colour) {
        return pieces.stream()
                .map(piece -> colour ? piece.style().paint(piece.text()) : piece.text())
                .collect(Collectors.joining())
                .stripTrailing();
    }

    /** The line without colour. */
    @Override
    public String toString() {
        return render(false);
    }
}
