package dev.assay.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answered, played in this process. */
record Answer(int status, String out, String err) {

    static Answer to(String... arguments) {
        return to(Terminal.NONE, arguments);
    }

    static Answer to(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Screen screen =
                new Screen(new ByteArrayInputStream(new byte[0]), new PrintWriter(out), new PrintWriter(err), terminal);
        int status = Assay.execute(screen, arguments);
        return new Answer(status, out.toString(), err.toString());
    }
}
