package dev.assay.cli;

import dev.assay.report.Style;
import dev.assay.report.StyledLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/** Where commands print and read: lines that stay, and on a terminal one line below them that changes. Safe for several threads. */
final class Screen {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final InputStream in;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;
    private boolean colour;
    private boolean debug;
    private boolean changing;

    Screen(InputStream in, PrintWriter out, PrintWriter err, Terminal terminal) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.colour = terminal.colour();
    }

    Terminal terminal() {
        return terminal;
    }

    void withoutColour() {
        colour = false;
    }

    void withDebug() {
        debug = true;
    }

    boolean hasColour() {
        return colour;
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }

    void line() {
        line("");
    }

    void line(String text) {
        text.lines().forEach(line -> line(StyledLine.of(line)));
        if (text.isEmpty()) {
            line(new StyledLine());
        }
    }

    synchronized void line(StyledLine line) {
        clear();
        out.println(line.render(colour));
        out.flush();
    }

    synchronized void lines(List<StyledLine> lines) {
        lines.forEach(this::line);
    }

    /** Shows a line that the next one replaces; only a terminal can do that. */
    synchronized void change(String text) {
        if (terminal.isThere()) {
            clear();
            String line = StyledLine.of(text).toString();
            out.print(line.substring(0, Math.min(line.length(), terminal.width() - 1)));
            out.flush();
            changing = true;
        }
    }

    /** Takes the changing line away. */
    synchronized void clear() {
        if (changing) {
            out.print(CLEAR_LINE);
            out.flush();
            changing = false;
        }
    }

    /** Says what went wrong; each line of the message is a line. */
    synchronized void error(String message) {
        clear();
        message.lines()
                .forEach(line -> err.println(StyledLine.of(Style.BAD, line).render(colour)));
        err.flush();
    }

    /** Says where in Assay something went wrong, to those who want to know. */
    synchronized void trace(Throwable cause) {
        if (debug) {
            cause.printStackTrace(err);
            err.flush();
        }
    }

    /** Waits for the end of a line, or of the input where there is no terminal. */
    void awaitEnter() {
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
        } catch (IOException e) {
            trace(e);
        }
    }
}
